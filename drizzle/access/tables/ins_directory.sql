alter table ins_directory enable row level security;
alter table ins_directory force row level security;
grant select, insert, delete on ins_directory to relais_policy;
create policy authority on ins_directory for all to relais_policy
  using (true)
  with check (true);
