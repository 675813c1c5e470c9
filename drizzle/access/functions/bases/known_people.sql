-- People whose account a page shows: to the person herself who helps her and who answered her invitations, and to the reviewer who has a case who asked.
create function relais.known_people() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.account_id), '{}') from (
      select d.caregiver_account_id as account_id from public.delegations d
      where d.patient_id = any ((select relais.held_patients())::uuid[])
      union
      select i.arrived_account_id from public.invitations i where i.patient_id = any ((select relais.held_patients())::uuid[])
      union
      select n.account_id from public.invitation_noes n where n.patient_id = any ((select relais.held_patients())::uuid[])
      union
      select c.requester_account_id from public.review_cases c
      where c.assigned_reviewer_id = (select relais.current_actor()) and relais.is_reviewer()
    ) known where known.account_id is not null
  $$;
grant execute on function relais.known_people() to relais_portal;
