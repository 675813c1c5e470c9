-- The sex of a professional as the identity provider says it: by this "infirmière" or "infirmier" is written beside a name. Nobody else's.
create function relais.professional_sex(account uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.sex from public.accounts a where a.id = account and a.face = 'professional' and a.closed_at is null
  $$;
grant execute on function relais.professional_sex(uuid) to relais_portal;
