-- Whether a space that its person asked to close, then, is shut to everybody else now.
create function relais.is_shut(asked_at timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select asked_at is not null and asked_at + relais.rule_span('closing_waits') <= now() $$;
grant execute on function relais.is_shut(timestamptz) to relais_portal, relais_worker;
