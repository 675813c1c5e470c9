-- A session by what its cookie hashes to, while it holds: the one way in before the actor is known.
create function relais.find_session(hash bytea) returns table (
  public_id uuid, account_id uuid, face text, acr text, stepped_up_at timestamptz, exercice jsonb, exercice_choices jsonb,
  started_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, idle_seconds integer, id_token_ciphertext bytea,
  unseen_seconds integer, display_name text, birth_name text, used_name text, given_names text, first_given_name text, sex text,
  birth_date text, birth_place_insee text, birth_country_cog text, email text, language text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.public_id, s.account_id, s.face, s.acr, s.stepped_up_at, s.exercice, s.exercice_choices, s.started_at, s.last_seen_at,
      s.expires_at, s.idle_seconds, s.id_token_ciphertext, extract(epoch from now() - s.last_seen_at)::integer, a.display_name, a.birth_name,
      a.used_name, a.given_names, a.first_given_name, a.sex, a.birth_date, a.birth_place_insee, a.birth_country_cog,
      case when a.email_verified_at is not null then a.email end, a.language
    from public.sessions s join public.accounts a on a.id = s.account_id
    where s.id_hash = hash and s.ended_at is null and a.closed_at is null
      and now() < s.expires_at and now() < s.last_seen_at + make_interval(secs => s.idle_seconds)
  $$;
grant execute on function relais.find_session(bytea) to relais_portal;
