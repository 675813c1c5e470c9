alter table document_places enable row level security;
alter table document_places force row level security;
grant select, insert on document_places to relais_portal;
create policy deposited_here on document_places for insert to relais_portal
  with check (patient_id in (select unnest(relais.visible_patients())));
create policy live_basis on document_places for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())));
