-- Of the patients asked for, those whose space is the actor's own.
create function relais.held_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any ((select relais.asked_patients())::uuid[]) and p.holder_account_id = (select relais.current_actor())
  $$;
grant execute on function relais.held_patients() to relais_portal;
