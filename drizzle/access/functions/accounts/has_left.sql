-- Whether who wrote something has no account here, or has closed it: nobody answers by that name.
create function relais.has_left(account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select not exists (select from public.accounts a where a.id = account and a.closed_at is null)
  $$;
grant execute on function relais.has_left(uuid) to relais_portal;
