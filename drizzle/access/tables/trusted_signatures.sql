select relais.protect('trusted_signatures', 'held');
grant update (status, signer_account_id, signer_name, answered_at, renounced_at, withdrawn_at) on trusted_signatures to relais_portal;
-- That somebody signed is read with the wish; that a code waits, or was answered otherwise, is the person's alone.
select relais.allow('trusted_signatures', 'signed', 'select', 'relais_portal',
  'patient_id in (select unnest(relais.visible_patients())) and status = ''signed'' and withdrawn_at is null');
create policy shown_signature on trusted_signatures for select to relais_portal
  using (id in (select s.signature_id from relais.shown_signatures() s));
create policy shown_signature_answer on trusted_signatures for update to relais_portal
  using (id in (select s.signature_id from relais.shown_signatures() s))
  with check (signer_account_id = (select relais.current_actor()));

select relais.open_to_functions('trusted_signatures', 'select', written => 'false');
grant select (ended_at, deleted_at) on wishes to relais_policy;

create trigger file_invitation after insert on trusted_signatures for each row execute function relais.file_invitation();
create trigger stamp before insert on trusted_signatures for each row execute function relais.stamp('asked_at');
create trigger hold_states before insert or update on trusted_signatures for each row execute function relais.hold_states(
  'status moves >sent sent>signed sent>declined signed>renounced', 'answered_at once', 'renounced_at once', 'withdrawn_at once');
create trigger guard_trusted_signature before insert or update on trusted_signatures
  for each row execute function relais.guard_trusted_signature();
