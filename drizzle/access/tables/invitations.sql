select relais.protect('invitations', 'held');
grant update (contact, code_hash, status, expires_at, arrived_account_id, arrived_at, answered_at, undelivered_at) on invitations to relais_portal;
create policy own_arrival on invitations for select to relais_portal using (arrived_account_id = (select relais.current_actor()));
create policy shown_invitation on invitations for select to relais_portal
  using (id in (select s.invitation_id from relais.shown_invitations() s));
create policy shown_invitation_answer on invitations for update to relais_portal
  using (id in (select s.invitation_id from relais.shown_invitations() s))
  with check (arrived_account_id = (select relais.current_actor()));

select relais.open_to_functions('invitations', 'select');

-- When an invitation that nobody answered is over.
grant select (patient_id, delegation_id, created_at, expires_at) on invitations to relais_worker;
select relais.open_to_job('invitations', 'delegations.settle', 'select');

-- Whose mail came back: it is noted, and its patient told.
grant select (id, channel, status, code_hash, undelivered_at), update (undelivered_at) on invitations to relais_worker;
select relais.open_to_job('invitations', 'invitations.undelivered', 'select, update', $$channel = 'mail' and status = 'sent'$$);

create trigger file_invitation after insert or update of code_hash on invitations for each row execute function relais.file_invitation();
create trigger stamp before insert on invitations for each row execute function relais.stamp('created_at');
create trigger hold_states before insert or update on invitations for each row execute function relais.hold_states(
  'status moves >sent sent>arrived sent>withdrawn arrived>confirmed arrived>not_recognised arrived>withdrawn arrived>renewed not_recognised>renewed',
  'arrived_at once', 'answered_at once', 'undelivered_at undone');
create trigger guard_invitation before update on invitations for each row execute function relais.guard_invitation();
