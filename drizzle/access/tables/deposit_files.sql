select relais.protect('deposit_files', 'space');
create policy of_own_draft on deposit_files as restrictive for all to relais_portal
  using (exists (select from deposit_drafts d where d.patient_id = deposit_files.patient_id and d.id = draft_id));

-- Which objects of the store a row names.
grant select (object_key, patient_id) on deposit_files to relais_worker;
select relais.open_to_job('deposit_files', 'objects.sweep', 'select');
select relais.open_to_job('deposit_files', 'store.move', 'select');
-- What is erased with its space.
select relais.open_to_job('deposit_files', 'spaces.erase', 'select');
