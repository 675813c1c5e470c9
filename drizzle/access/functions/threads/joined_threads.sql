-- Of the patients asked for, the threads in which the actor is now, whatever basis lets them in.
create function relais.joined_threads() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(m.thread_id), '{}') from public.thread_members m
    where m.patient_id = any ((select relais.asked_patients())::uuid[])
      and m.account_id = (select relais.current_actor()) and m.removed_at is null
  $$;
grant execute on function relais.joined_threads() to relais_portal;
