-- Of the patients asked for, those for whom the actor decides: the person herself, or who holds parental authority now.
create function relais.governed_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any ((select relais.asked_patients())::uuid[])
      and {{open_to_actor}} and (
        {{governing_bases}}
      )
  $$;
grant execute on function relais.governed_patients() to relais_portal;
