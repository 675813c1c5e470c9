alter table consultation_code_directory enable row level security;
alter table consultation_code_directory force row level security;
grant select, insert, update on consultation_code_directory to relais_policy;
create policy authority on consultation_code_directory for all to relais_policy
  using (true)
  with check (true);
