select relais.protect('patients', 'apart');
grant select, insert on patients to relais_portal;
create policy live_basis_or_known on patients for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())) or patient_id in (select unnest(relais.known_patients())));
create policy opens_own_space on patients for insert to relais_portal
  with check (holder_account_id = (select relais.current_actor()));

-- A function opens a child's space, which nobody holds yet.
select relais.open_to_functions('patients', 'select, insert', written => 'holder_account_id is null');

-- Whom to tell, and the keys that are wrapped anew: no name, no trait.
grant select (patient_id, holder_account_id, wrapped_key, root_key_id) on patients to relais_worker;
grant update (wrapped_key, root_key_id) on patients to relais_worker;
select relais.open_to_job('patients', 'delegations.remind', 'select');
select relais.open_to_job('patients', 'refills.tell', 'select');
select relais.open_to_job('patients', 'notices.send', 'select');
select relais.open_to_job('patients', 'appointments.remind', 'select');
select relais.open_to_job('patients', 'notices.post', 'select');
select relais.open_to_job('patients', 'invitations.undelivered', 'select');
select relais.open_to_job('patients', 'keys.rotate', 'select, update');
select relais.open_to_job('patients', 'documents.read', 'select');
select relais.open_to_job('patients', 'exports.make', 'select', $$patient_id in (select e.patient_id from public.exports e where e.ready_at is null and e.failed_at is null)$$);

create trigger stamp before insert on patients for each row execute function relais.stamp('opened_at');
create trigger file_holder after insert or update on patients for each row execute function relais.file_holder();
