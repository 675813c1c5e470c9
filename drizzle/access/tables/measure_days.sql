select relais.protect('measure_days', 'apart');
-- Triggers alone write it. Who may read which row is judged by the predicate of the measures themselves.
select relais.open_to_functions('measure_days', 'select, insert, delete');
grant select on measure_days to relais_portal;
create policy read on measure_days for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())) or patient_id in (select unnest(relais.authored_patients())));
