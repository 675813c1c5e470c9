-- Whether the access that this case opened is open to who asked for it now: for the asker alone.
create function relais.holds_by_case(asked_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from public.review_cases c
      join public.delegations d on d.patient_id = c.opened_space_id and d.review_case_id = c.id
      where c.id = asked_case and c.requester_account_id = relais.current_actor()
        and d.caregiver_account_id = relais.current_actor() and {{open_delegation}})
  $$;
grant execute on function relais.holds_by_case(uuid) to relais_portal;
