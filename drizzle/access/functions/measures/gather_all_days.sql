-- The days of what was measured before they were gathered: once, while nobody writes a measure.
create function relais.gather_all_days() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not exists (select from public.measure_days) then
      perform relais.gather_days(patient_id, array_agg(code), array_agg(day))
        from (select distinct patient_id, code, (measured_at at time zone 'Europe/Paris')::date as day from public.measures) these
        group by patient_id order by patient_id;
    end if;
  end
  $$;
grant execute on function relais.gather_all_days() to relais_owner;
