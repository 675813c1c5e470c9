select relais.protect('document_files', 'record');

-- Which objects of the store a row names.
grant select (object_key) on document_files to relais_worker;
select relais.open_to_job('document_files', 'objects.sweep', 'select');
select relais.open_to_job('document_files', 'store.move', 'select');
