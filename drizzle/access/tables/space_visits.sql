alter table space_visits enable row level security;
alter table space_visits force row level security;
grant select, insert, update on space_visits to relais_portal;
create policy live_basis on space_visits for all to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())))
  with check (patient_id in (select unnest(relais.visible_patients())));
