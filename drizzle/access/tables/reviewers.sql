alter table reviewers enable row level security;
alter table reviewers force row level security;
grant select, insert on reviewers to relais_worker;
grant select on reviewers to relais_policy;
grant update (role, enrolled_at, ended_at) on reviewers to relais_worker;
create policy worker_task on reviewers for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on reviewers for select to relais_policy
  using (true);
