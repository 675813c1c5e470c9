-- Spaces that are shut now: of these nobody is told anything.
create function relais.shut_spaces() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}') from public.patients p
    where p.closing_asked_at is not null and relais.is_shut(p.closing_asked_at)
  $$;
grant execute on function relais.shut_spaces() to relais_worker;
