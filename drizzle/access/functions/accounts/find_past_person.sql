-- Whose session this cookie was and where they practised, so long after its last use at most, when it ended by itself or from another device; never after a sign-out.
create function relais.find_past_person(hash bytea, at_most interval) returns table (account_id uuid, exercice jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.account_id, s.exercice from public.sessions s join public.accounts a on a.id = s.account_id
    where s.id_hash = hash and a.closed_at is null and now() < s.last_seen_at + at_most
      and (s.ended_at is null or s.end_reason in ('ended_elsewhere', 'replaced'))
  $$;
grant execute on function relais.find_past_person(bytea, interval) to relais_portal;
