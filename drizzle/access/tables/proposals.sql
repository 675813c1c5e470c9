-- What a document proposes is read by whom it is open to, and written by the job that reads it.
select relais.protect('proposals', 'apart');
grant select on proposals to relais_portal;
create policy read on proposals for select to relais_portal using (patient_id in (select unnest(relais.visible_patients())));
grant select (patient_id, document_id), insert, delete on proposals to relais_worker;
select relais.open_to_job('proposals', 'documents.read', 'select, insert, delete');

-- They go with a document that is taken back.
select relais.open_to_functions('proposals', 'select (patient_id, document_id), delete', written => 'false');
