alter table delegation_directory enable row level security;
alter table delegation_directory force row level security;
grant select on delegation_directory to relais_portal;
grant select, insert, delete on delegation_directory to relais_policy;
create policy own_entry on delegation_directory for select to relais_portal
  using (caregiver_account_id = (select relais.current_actor()));
create policy authority on delegation_directory for all to relais_policy
  using (true)
  with check (true);
