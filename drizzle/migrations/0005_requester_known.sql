-- The reviewer who has a case knows who asked: the identity to compare with the evidence, and where the answer is told.
grant create on schema relais to relais_policy;
--> statement-breakpoint
set local role relais_policy;
--> statement-breakpoint
create or replace function relais.known_people() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.account_id), '{}') from (
      select d.caregiver_account_id as account_id from public.delegations d where d.patient_id = any (relais.held_patients())
      union
      select p.holder_account_id from public.patients p
      where p.patient_id = any (relais.known_patients()) or p.patient_id = any (relais.visible_patients())
      union
      select c.requester_account_id from public.review_cases c
      where c.assigned_reviewer_id = relais.current_actor() and relais.is_reviewer()
    ) known where known.account_id is not null
  $$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema relais from relais_policy;
