-- The settings and the lists of patients are read once for a statement and not once for each row of it: somebody with
-- hundreds of patients would wait for the square of their number.
grant create on schema relais to relais_policy;
--> statement-breakpoint
set local role relais_policy;
--> statement-breakpoint

-- Bodies that are bound when they are written need no search_path, and are then read in place, without a call.
create or replace function relais.current_actor() returns uuid
  language sql stable
  return nullif(current_setting('app.actor', true), '')::uuid;
--> statement-breakpoint
create or replace function relais.asked_patients() returns uuid[]
  language sql stable
  return string_to_array(nullif(current_setting('app.patients', true), ''), ',')::uuid[];
--> statement-breakpoint
create or replace function relais.held_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any ((select relais.asked_patients())::uuid[]) and p.holder_account_id = (select relais.current_actor())
  $$;
--> statement-breakpoint
create or replace function relais.visible_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any ((select relais.asked_patients())::uuid[])
      and (p.holder_account_id = (select relais.current_actor())
        or exists (
          select from public.delegations d
          where d.patient_id = p.patient_id
            and d.caregiver_account_id = (select relais.current_actor())
            and d.status in ('waiting', 'active')
            and d.opens_at <= now() and now() < d.closes_at)
        or ((exists (
              select from public.care_team_members m
              where m.patient_id = p.patient_id
                and m.professional_account_id = (select relais.current_actor())
                and m.removed_at is null)
            or exists (
              select from public.consultations c
              where c.patient_id = p.patient_id
                and c.professional_account_id = (select relais.current_actor())
                and c.ended_at is null and c.opened_at <= now() and now() < c.closes_at))
          and not exists (
              select from public.blocked_professionals b
              where b.patient_id = p.patient_id
                and b.professional_account_id = (select relais.current_actor()))))
  $$;
--> statement-breakpoint
create or replace function relais.known_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.patient_id), '{}') from (
      select d.patient_id
      from public.delegations d
      where d.patient_id = any ((select relais.asked_patients())::uuid[])
        and d.caregiver_account_id = (select relais.current_actor())
        and (d.status = 'accepted' or (d.status in ('waiting', 'active', 'suspended') and now() < d.closes_at))
      union
      select s.patient_id from relais.shown_invitations() s
      union
      select d.patient_id
      from public.documents d
      where d.patient_id = any ((select relais.asked_patients())::uuid[])
        and d.author_account_id = (select relais.current_actor()) and d.author_kind = 'professional'
    ) known
  $$;
--> statement-breakpoint
create or replace function relais.governed_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any ((select relais.asked_patients())::uuid[])
      and (p.holder_account_id = (select relais.current_actor())
        or exists (
          select from public.delegations d
          where d.patient_id = p.patient_id and d.caregiver_account_id = (select relais.current_actor())
            and d.basis = 'parental_authority' and d.status = 'active' and d.opens_at <= now() and now() < d.closes_at))
  $$;
--> statement-breakpoint
create or replace function relais.known_people() returns uuid[]
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
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema relais from relais_policy;
--> statement-breakpoint

-- The same in every policy: who asks is read once, not once for each row.
do $$
declare
  old record;
  once constant text := '(select relais.current_actor())';
  each_row constant text := '(?<!SELECT )relais\.current_actor\(\)';
begin
  for old in
    select schemaname, tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and (qual ~ each_row or with_check ~ each_row)
  loop
    execute format('alter policy %I on %I.%I', old.policyname, old.schemaname, old.tablename)
      || coalesce(' using (' || regexp_replace(old.qual, each_row, once, 'g') || ')', '')
      || coalesce(' with check (' || regexp_replace(old.with_check, each_row, once, 'g') || ')', '');
  end loop;
end $$;
--> statement-breakpoint

-- Two ways to a document in one policy each would keep Postgres from reading the list in its order. What is asked for
-- opens the index; the second policy, which only narrows, says the rest of each row: a live basis, or one's own deposit.
drop policy own_deposit on documents;
--> statement-breakpoint
drop policy live_basis on documents;
--> statement-breakpoint
create policy asked on documents for select to relais_portal
  using (patient_id = any ((select relais.asked_patients())::uuid[]));
--> statement-breakpoint
create policy live_basis_or_own_deposit on documents as restrictive for select to relais_portal
  using (patient_id = any ((select relais.visible_patients())::uuid[])
    or (author_account_id = (select relais.current_actor()) and author_kind = 'professional'));
--> statement-breakpoint
create policy live_basis_added on documents for insert to relais_portal
  with check (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint
create policy live_basis_changed on documents for update to relais_portal
  using (patient_id = any ((select relais.visible_patients())::uuid[]))
  with check (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint

-- The same for what was read, and for whose space it is: the usual reason is asked first, the rarer one only without it.
drop policy own_read on document_reads;
--> statement-breakpoint
drop policy live_basis on document_reads;
--> statement-breakpoint
create policy asked on document_reads for select to relais_portal
  using (patient_id = any ((select relais.asked_patients())::uuid[]));
--> statement-breakpoint
create policy live_basis_or_own_read on document_reads as restrictive for select to relais_portal
  using (patient_id = any ((select relais.visible_patients())::uuid[])
    or (account_id = (select relais.current_actor()) and patient_id = any ((select relais.known_patients())::uuid[])));
--> statement-breakpoint
create policy live_basis_added on document_reads for insert to relais_portal
  with check (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint
drop policy known on patients;
--> statement-breakpoint
drop policy live_basis on patients;
--> statement-breakpoint
create policy live_basis_or_known on patients for select to relais_portal
  using (patient_id = any ((select relais.visible_patients())::uuid[])
    or patient_id = any ((select relais.known_patients())::uuid[]));
