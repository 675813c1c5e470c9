-- Spaces whose person did not come back in time. A while is waited beyond it: what she began in the last instant is done by then.
create function relais.erasable_spaces() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}') from public.patients p
    where p.closing_asked_at is not null and p.closing_asked_at
      + relais.rule_span('closing_waits') + relais.rule_span('closing_kept') + relais.rule_span('closing_settles') <= now()
  $$;
grant execute on function relais.erasable_spaces() to relais_worker;
