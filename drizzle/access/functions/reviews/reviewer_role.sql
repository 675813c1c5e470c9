create function relais.reviewer_role(asked_account uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select r.role from public.accounts a join public.reviewers r on r.issuer = a.issuer and r.subject = a.subject
    where a.id = asked_account and a.face = 'reviewer' and a.closed_at is null and r.ended_at is null
      and (asked_account = relais.current_actor() or relais.is_reviewer())
  $$;
grant execute on function relais.reviewer_role(uuid) to relais_portal;
