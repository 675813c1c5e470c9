alter table document_exclusions enable row level security;
alter table document_exclusions force row level security;
grant select, insert, delete on document_exclusions to relais_portal;
create policy live_basis on document_exclusions for all to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())))
  with check (patient_id in (select unnest(relais.visible_patients())));
