-- Of the patients asked for, those for whom the actor deposited something as a professional, whatever ended since.
create function relais.authored_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(authored.patient_id), '{}') from (
      {{authored_items}}
    ) authored
    join public.patients p on p.patient_id = authored.patient_id and {{open_to_actor}}
  $$;
grant execute on function relais.authored_patients() to relais_portal;
