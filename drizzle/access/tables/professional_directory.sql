alter table professional_directory enable row level security;
alter table professional_directory force row level security;
grant select on professional_directory to relais_portal;
grant select, insert, update on professional_directory to relais_policy;
create policy own_entry on professional_directory for select to relais_portal
  using (professional_account_id = (select relais.current_actor()));
create policy authority on professional_directory for all to relais_policy
  using (true)
  with check (true);
