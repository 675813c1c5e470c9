select relais.protect('measure_imports', 'space');
grant delete on measure_imports to relais_portal;

-- What nobody added within a day is discarded.
grant select (patient_id, id, created_at), delete on measure_imports to relais_worker;
select relais.open_to_job('measure_imports', 'objects.sweep', 'select, delete');
