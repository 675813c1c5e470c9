alter table review_cases enable row level security;
alter table review_cases force row level security;
grant select, insert on review_cases to relais_portal;
grant select on review_cases to relais_worker;
grant select, insert, update on review_cases to relais_policy;
grant update (status, requester_name, relation, birth_name, given_names, first_given_name, sex, birth_date, birth_town, birth_country, submitted_at, deadline_on, assigned_reviewer_id, assigned_reviewer_name, assigned_at, checks, decided_at, version) on review_cases to relais_portal;
grant update (wrapped_key, root_key_id, evidence_erased_at) on review_cases to relais_worker;
create policy on_the_desk on review_cases for select to relais_portal
  using ((status not in ('draft', 'withdrawn')) and (select relais.is_reviewer()));
create policy own_request on review_cases for all to relais_portal
  using (requester_account_id = (select relais.current_actor()))
  with check (requester_account_id = (select relais.current_actor()));
create policy worked_on on review_cases for update to relais_portal
  using ((status not in ('draft', 'withdrawn')) and (requester_account_id <> (select relais.current_actor())) and (select relais.is_reviewer()))
  with check ((status not in ('draft', 'withdrawn')) and (select relais.is_reviewer()));
create policy worker_task on review_cases for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on review_cases for all to relais_policy
  using (true)
  with check (true);
create trigger guard_new_review_case before insert on review_cases for each row execute function relais.guard_new_review_case();
create trigger guard_review_case before update on review_cases for each row execute function relais.guard_review_case();
