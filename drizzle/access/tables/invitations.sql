alter table invitations enable row level security;
alter table invitations force row level security;
grant select, insert on invitations to relais_portal;
grant select on invitations to relais_worker, relais_policy;
grant update (code_hash, status, expires_at, arrived_account_id, arrived_at, answered_at) on invitations to relais_portal;
grant update (status, answered_at) on invitations to relais_worker;
create policy holder_alone on invitations for all to relais_portal
  using (patient_id in (select unnest(relais.held_patients())))
  with check (patient_id in (select unnest(relais.held_patients())));
create policy own_arrival on invitations for select to relais_portal
  using (arrived_account_id = (select relais.current_actor()));
create policy shown_invitation on invitations for select to relais_portal
  using (id in (select s.invitation_id from relais.shown_invitations() s));
create policy shown_invitation_answer on invitations for update to relais_portal
  using (id in (select s.invitation_id from relais.shown_invitations() s))
  with check (arrived_account_id = (select relais.current_actor()));
create policy worker_task on invitations for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on invitations for select to relais_policy
  using (true);
create trigger file_invitation after insert or update of code_hash on invitations for each row execute function relais.file_invitation();
