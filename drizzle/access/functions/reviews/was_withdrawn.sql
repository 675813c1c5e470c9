-- Whether a case that was on the desk was taken back: a reviewer is told so, and nothing else of it.
create function relais.was_withdrawn(asked_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select relais.is_reviewer() and exists (
      select from public.review_cases c where c.id = asked_case and c.status = 'withdrawn' and c.submitted_at is not null
        and c.requester_account_id <> relais.current_actor())
  $$;
grant execute on function relais.was_withdrawn(uuid) to relais_portal;
