-- What a professional is called today, title and all; null once the account is closed, where the name that was kept stands.
create function relais.professional_name(account uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.display_name from public.accounts a where a.id = account and a.face = 'professional' and a.closed_at is null
  $$;
grant execute on function relais.professional_name(uuid) to relais_portal;
