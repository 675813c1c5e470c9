alter table invitation_directory enable row level security;
alter table invitation_directory force row level security;
grant select, insert, delete on invitation_directory to relais_policy;
create policy worker_task on invitation_directory for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on invitation_directory for all to relais_policy
  using (true)
  with check (true);
