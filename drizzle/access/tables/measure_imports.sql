select relais.protect('measure_imports', 'space');
grant delete on measure_imports to relais_portal;
create policy own_import on measure_imports as restrictive for all to relais_portal using (account_id = (select relais.current_actor()));
create trigger stamp before insert on measure_imports for each row execute function relais.stamp('created_at');

-- What nobody added within a day is discarded.
grant select (patient_id, id, created_at), delete on measure_imports to relais_worker;
select relais.open_to_job('measure_imports', 'objects.sweep', 'select, delete');
