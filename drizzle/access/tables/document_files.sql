alter table document_files enable row level security;
alter table document_files force row level security;
grant select, insert on document_files to relais_portal;
grant select on document_files to relais_worker;
create policy live_basis on document_files for all to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())))
  with check (patient_id in (select unnest(relais.visible_patients())));
create policy own_deposit on document_files for select to relais_portal
  using (exists (select from documents d where ((d.patient_id = document_files.patient_id) and (d.id = document_files.document_id) and (d.author_account_id = (select relais.current_actor())) and (d.author_kind = 'professional'))));
create policy worker_task on document_files for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
