alter table birth_directory enable row level security;
alter table birth_directory force row level security;
grant select, insert, update on birth_directory to relais_policy;
create policy authority on birth_directory for all to relais_policy
  using (true)
  with check (true);
