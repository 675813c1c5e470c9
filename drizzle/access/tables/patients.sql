select relais.protect('patients', 'apart');
grant select, insert on patients to relais_portal;
create policy live_basis_or_known on patients for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())) or patient_id in (select unnest(relais.known_patients())));
create policy opens_own_space on patients for insert to relais_portal
  with check (holder_account_id = (select relais.current_actor()));

-- Its person alone asks for it to be closed, and comes back.
grant update (closing_asked_at) on patients to relais_portal;
create policy closes_own_space on patients for update to relais_portal
  using (patient_id in (select unnest(relais.held_patients()))) with check (patient_id in (select unnest(relais.held_patients())));

-- A function opens a child's space, which nobody holds yet.
select relais.open_to_functions('patients', 'select, insert', written => 'holder_account_id is null');

-- Whom to tell, and the keys that are wrapped anew: no name, no trait.
grant select (patient_id, holder_account_id, wrapped_key, root_key_id, closing_asked_at, shut_told_at) on patients to relais_worker;
grant update (wrapped_key, root_key_id) on patients to relais_worker;
select relais.open_to_job('patients', 'delegations.remind', 'select');
select relais.open_to_job('patients', 'refills.tell', 'select');
select relais.open_to_job('patients', 'notices.send', 'select');
select relais.open_to_job('patients', 'appointments.remind', 'select');
select relais.open_to_job('patients', 'prevention.tell', 'select');
select relais.open_to_job('patients', 'notices.post', 'select');
select relais.open_to_job('patients', 'invitations.undelivered', 'select');
select relais.open_to_job('patients', 'keys.rotate', 'select, update');
select relais.open_to_job('patients', 'documents.read', 'select');
select relais.open_to_job('patients', 'exports.make', 'select', $$patient_id in (select e.patient_id from public.exports e where e.ready_at is null and e.failed_at is null)$$);

-- That it is shut is told once; then it is erased.
grant update (shut_told_at) on patients to relais_worker;
select relais.open_to_job('patients', 'spaces.erase', 'select, update');

create trigger guard_closing before update on patients for each row execute function relais.guard_closing();
create trigger hold_states before insert or update on patients
  for each row execute function relais.hold_states('closing_asked_at undone', 'shut_told_at undone');
create trigger stamp before insert on patients for each row execute function relais.stamp('opened_at');
create trigger file_holder after insert or update on patients for each row execute function relais.file_holder();
