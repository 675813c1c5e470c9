select relais.protect('deposit_files', 'space');
grant delete on deposit_files to relais_portal;

-- Which objects of the store a row names.
grant select (object_key) on deposit_files to relais_worker;
select relais.open_to_job('deposit_files', 'objects.sweep', 'select');
select relais.open_to_job('deposit_files', 'store.move', 'select');
