alter table blocked_professionals enable row level security;
alter table blocked_professionals force row level security;
grant select, insert, delete on blocked_professionals to relais_portal;
grant select on blocked_professionals to relais_policy;
create policy governed on blocked_professionals for all to relais_portal
  using (patient_id in (select unnest(relais.governed_patients())))
  with check (patient_id in (select unnest(relais.governed_patients())));
create policy authority on blocked_professionals for select to relais_policy
  using (true);
