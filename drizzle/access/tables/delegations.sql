select relais.protect('delegations', 'space');
grant update (status, caregiver_account_id, permissions, document_groups, sensitive_topics, duration_months, at_end, continues_if_unable,
  opens_at, ends_at, closes_at, ended_at, end_reason, reminded_thirty_at, reminded_seven_at, unused_asked_at, version)
  on delegations to relais_portal;
-- A caregiver sees his own and answers for himself; so does who shows the code of an invitation.
create policy own_delegation on delegations for select to relais_portal
  using (caregiver_account_id = (select relais.current_actor()) and not patient_id = any ((select relais.shut_to_actor())::uuid[]));
create policy own_answer on delegations for update to relais_portal
  using (caregiver_account_id = (select relais.current_actor()) and not patient_id = any ((select relais.shut_to_actor())::uuid[])) with check (caregiver_account_id = (select relais.current_actor()));
create policy shown_invitation on delegations for select to relais_portal
  using (id in (select s.delegation_id from relais.shown_invitations() s));
create policy shown_invitation_answer on delegations for update to relais_portal
  using (id in (select s.delegation_id from relais.shown_invitations() s))
  with check (caregiver_account_id = (select relais.current_actor()));

-- A function opens what a review decided.
select relais.open_to_functions('delegations', 'select, insert, update (status, ended_at, end_reason, version)',
  written => $$basis in ({{bases_by_law}}) or (status = 'ended' and end_reason = 'replaced')$$);

grant select on delegations to relais_worker;
grant update (status, ended_at, end_reason, reminded_thirty_at, reminded_seven_at, unused_asked_at, first_use_told_at, version)
  on delegations to relais_worker;
select relais.open_to_job('delegations', 'delegations.settle', 'select, update');
select relais.open_to_job('delegations', 'delegations.remind', 'select, update', $$status in ('waiting', 'active')$$);
select relais.open_to_job('delegations', 'refills.tell', 'select', $$status in ('waiting', 'active')$$);
select relais.open_to_job('delegations', 'spaces.erase', 'select', $$status in ('waiting', 'active')$$);
select relais.open_to_job('delegations', 'notices.post', 'select', $$status in ('waiting', 'active')$$);
select relais.open_to_job('delegations', 'notices.send', 'select, update', $$status in ('waiting', 'active')$$);
select relais.open_to_job('delegations', 'invitations.undelivered', 'select', $$status = 'proposed'$$);

create trigger file_delegation after insert or update of caregiver_account_id on delegations
  for each row execute function relais.file_delegation();
create trigger guard_delegation before update on delegations for each row execute function relais.guard_delegation();
create trigger guard_new_delegation before insert on delegations for each row execute function relais.guard_new_delegation();
create trigger stamp before insert on delegations for each row execute function relais.stamp('created_at');
create trigger hold_states before insert or update on delegations for each row execute function relais.hold_states('ended_at once', 'first_use_told_at once', 'version next');
