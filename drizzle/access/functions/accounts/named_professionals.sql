-- Professionals by their accounts, each with the places of practice, for a citizen: what search_professionals says of them.
create function relais.named_professionals(people uuid[]) returns table (
  account_id uuid, display_name text, sex text, profession_code text, structure_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.display_name, a.sex, p.profession_code, p.structure_name
    from public.accounts a join public.practices p on p.account_id = a.id
    where a.id = any (people) and a.face = 'professional' and a.closed_at is null
      and exists (select from public.accounts me where me.id = relais.current_actor() and me.face = 'citizen')
    order by a.display_name, a.id, p.position
  $$;
grant execute on function relais.named_professionals(uuid[]) to relais_portal;
