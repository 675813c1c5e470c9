alter table document_reads enable row level security;
alter table document_reads force row level security;
grant select, insert on document_reads to relais_portal;
create policy live_basis on document_reads for insert to relais_portal
  with check (patient_id in (select unnest(relais.visible_patients())));
create policy live_basis_or_own_read on document_reads for select to relais_portal
  using ((patient_id in (select unnest(relais.visible_patients()))) or ((account_id = (select relais.current_actor())) and (patient_id in (select unnest(relais.known_patients())))));
create policy own_read_noted on document_reads for insert to relais_portal
  with check ((account_id = (select relais.current_actor())) and (patient_id in (select unnest(relais.known_patients()))));
