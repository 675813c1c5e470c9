alter table accounts enable row level security;
alter table accounts force row level security;
grant select, insert, update on accounts to relais_portal;
grant select on accounts to relais_worker, relais_policy;
create policy known_people on accounts for select to relais_portal
  using (id = ANY ((select relais.known_people())::uuid[]));
create policy own_account on accounts for all to relais_portal
  using (id = (select relais.current_actor()))
  with check (id = (select relais.current_actor()));
create policy worker_task on accounts for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on accounts for select to relais_policy
  using (true);
