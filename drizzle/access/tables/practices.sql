alter table practices enable row level security;
alter table practices force row level security;
grant select, insert, delete on practices to relais_portal;
grant select on practices to relais_policy;
create policy own_practices on practices for all to relais_portal
  using (account_id = (select relais.current_actor()))
  with check (account_id = (select relais.current_actor()));
create policy authority on practices for select to relais_policy
  using (true);
