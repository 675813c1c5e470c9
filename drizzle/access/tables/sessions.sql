alter table sessions enable row level security;
alter table sessions force row level security;
grant select, insert, update on sessions to relais_portal;
grant select on sessions to relais_policy;
create policy own_sessions on sessions for all to relais_portal
  using (account_id = (select relais.current_actor()))
  with check (account_id = (select relais.current_actor()));
create policy authority on sessions for select to relais_policy
  using (true);
