-- The days of what a statement added, changed or took away. A measure is of one kind and one instant for good.
create function relais.gather_changed_days() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform relais.gather_days(patient_id, array_agg(code), array_agg(day))
      from (select distinct patient_id, code, (measured_at at time zone 'Europe/Paris')::date as day from changed) these
      group by patient_id order by patient_id;
    return null;
  end
  $$;
