-- Professionals whom a citizen may name, by parts of their name or of their place of practice.
create function relais.search_professionals(parts text[], most integer) returns table (
  account_id uuid, display_name text, sex text, profession_code text, structure_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.display_name, a.sex, p.profession_code, p.structure_name
    from public.accounts a join public.practices p on p.account_id = a.id
    where a.face = 'professional' and a.closed_at is null
      and exists (select from public.accounts me where me.id = relais.current_actor() and me.face = 'citizen')
      and cardinality(parts) > 0
      and (select bool_and(position(relais.plain_name(part)
          in relais.plain_name(a.display_name || ' ' || coalesce(p.structure_name, ''))) > 0) from unnest(parts) part)
    order by a.display_name, p.position
    limit most
  $$;
grant execute on function relais.search_professionals(text[],integer) to relais_portal;
