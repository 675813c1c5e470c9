alter table delegations enable row level security;
alter table delegations force row level security;
grant select, insert on delegations to relais_portal, relais_policy;
grant select on delegations to relais_worker;
grant update (status, caregiver_account_id, permissions, document_groups, sensitive_topics, duration_months, at_end, continues_if_unable, opens_at, ends_at, closes_at, ended_at, end_reason, reminded_thirty_at, reminded_seven_at, unused_asked_at, version) on delegations to relais_portal;
grant update (status, ended_at, end_reason, reminded_thirty_at, reminded_seven_at, unused_asked_at, version) on delegations to relais_worker;
create policy live_basis on delegations for all to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())))
  with check (patient_id in (select unnest(relais.visible_patients())));
create policy own_answer on delegations for update to relais_portal
  using (caregiver_account_id = (select relais.current_actor()))
  with check (caregiver_account_id = (select relais.current_actor()));
create policy own_delegation on delegations for select to relais_portal
  using (caregiver_account_id = (select relais.current_actor()));
create policy shown_invitation on delegations for select to relais_portal
  using (id in (select s.delegation_id from relais.shown_invitations() s));
create policy shown_invitation_answer on delegations for update to relais_portal
  using (id in (select s.delegation_id from relais.shown_invitations() s))
  with check ((caregiver_account_id = (select relais.current_actor())) or ((caregiver_account_id is null) and (status = 'refused')));
create policy worker_task on delegations for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on delegations for select to relais_policy
  using (true);
create policy opened_by_review on delegations for insert to relais_policy
  with check (basis = 'parental_authority');
create trigger file_delegation after insert or update of caregiver_account_id on delegations for each row execute function relais.file_delegation();
create trigger guard_delegation before update on delegations for each row execute function relais.guard_delegation();
create trigger guard_new_delegation before insert on delegations for each row execute function relais.guard_new_delegation();
