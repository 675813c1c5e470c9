alter table holder_directory enable row level security;
alter table holder_directory force row level security;
grant select on holder_directory to relais_portal;
grant select, insert, delete on holder_directory to relais_policy;
create policy own_entry on holder_directory for select to relais_portal
  using (account_id = (select relais.current_actor()));
create policy authority on holder_directory for all to relais_policy
  using (true)
  with check (true);
