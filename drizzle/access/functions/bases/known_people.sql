-- People whose name the actor may know in the spaces asked for: who helps there for the person herself, and her for them.
create function relais.known_people() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.account_id), '{}') from (
      select d.caregiver_account_id as account_id from public.delegations d where d.patient_id = any ((select relais.held_patients())::uuid[])
      union
      select p.holder_account_id from public.patients p
      where p.patient_id = any ((select relais.known_patients())::uuid[]) or p.patient_id = any ((select relais.visible_patients())::uuid[])
      union
      select c.requester_account_id from public.review_cases c
      where c.assigned_reviewer_id = (select relais.current_actor()) and relais.is_reviewer()
    ) known where known.account_id is not null
  $$;
grant execute on function relais.known_people() to relais_portal;
