-- The day of a measure that is kept from a caregiver, or shown again.
create function relais.gather_day_of_excluded() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    excluded constant public.item_exclusions := coalesce(new, old);
  begin
    perform relais.gather_days(m.patient_id, array[m.code], array[(m.measured_at at time zone 'Europe/Paris')::date])
      from public.measures m where m.patient_id = excluded.patient_id and m.id = excluded.item_id and excluded.section = 'measures';
    return null;
  end
  $$;
