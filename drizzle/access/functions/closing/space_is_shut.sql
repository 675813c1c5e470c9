-- Whether this space is shut now; one that is not there is not.
create function relais.space_is_shut(space uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from public.patients p where p.patient_id = space and relais.is_shut(p.closing_asked_at)) $$;
grant execute on function relais.space_is_shut(uuid) to relais_portal;
