select relais.protect('document_files', 'record');
grant delete on document_files to relais_portal;
create trigger guard_document_file before insert or delete on document_files for each row execute function relais.guard_document_file();

-- A copy that cannot act is added to a file that was taken without one.
select relais.open_to_functions('document_files', 'select, insert', $$role = 'rendition'$$);

-- Which objects of the store a row names; and where the text of a document lies, with its wrapped key.
grant select (object_key, patient_id, document_id, position, role, media_type, byte_size, wrapped_key) on document_files to relais_worker;
select relais.open_to_job('document_files', 'documents.read', 'select');
-- The picture of a first page is made by who reads the document.
grant insert on document_files to relais_worker;
select relais.open_to_job('document_files', 'documents.read', 'insert', $$role = 'first_page'$$);
-- What a person takes away is packed by a job, for whoever asked.
select relais.open_to_job('document_files', 'exports.make', 'select', $$patient_id in (select e.patient_id from public.exports e where e.ready_at is null and e.failed_at is null)$$);
select relais.open_to_job('document_files', 'objects.sweep', 'select');
select relais.open_to_job('document_files', 'store.move', 'select');
-- What is erased with its space.
select relais.open_to_job('document_files', 'spaces.erase', 'select');
