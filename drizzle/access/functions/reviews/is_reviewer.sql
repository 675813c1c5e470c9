-- Whether the actor is enrolled as a reviewer now.
create function relais.is_reviewer() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from public.accounts a join public.reviewers r on r.issuer = a.issuer and r.subject = a.subject
      where a.id = relais.current_actor() and a.face = 'reviewer' and a.closed_at is null and r.ended_at is null)
  $$;
grant execute on function relais.is_reviewer() to relais_portal;
