-- Of the patients asked for, those in whose space the actor has a live basis now.
create function relais.visible_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    -- With `offset 0` each tie is looked up for the patient asked for, instead of all of a professional's being gathered first.
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any ((select relais.asked_patients())::uuid[])
      and {{open_to_actor}} and (
        {{live_bases}}
      )
  $$;
grant execute on function relais.visible_patients() to relais_portal;
