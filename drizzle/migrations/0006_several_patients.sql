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
    -- With `offset 0` each tie is looked up for the patient asked for, instead of all of a professional's being gathered first.
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
                and m.removed_at is null
                offset 0)
            or exists (
              select from public.consultations c
              where c.patient_id = p.patient_id
                and c.professional_account_id = (select relais.current_actor())
                and c.ended_at is null and c.opened_at <= now() and now() < c.closes_at
                offset 0))
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

-- Whose space it is, and what was read: the usual reason is asked first, the rarer one only without it.
drop policy known on patients;
--> statement-breakpoint
drop policy live_basis on patients;
--> statement-breakpoint
create policy live_basis_or_known on patients for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())) or patient_id in (select unnest(relais.known_patients())));
--> statement-breakpoint
drop policy own_read on document_reads;
--> statement-breakpoint
drop policy live_basis on document_reads;
--> statement-breakpoint
create policy live_basis_or_own_read on document_reads for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients()))
    or (account_id = (select relais.current_actor()) and patient_id in (select unnest(relais.known_patients()))));
--> statement-breakpoint
create policy live_basis on document_reads for insert to relais_portal
  with check (patient_id in (select unnest(relais.visible_patients())));
--> statement-breakpoint

-- The same in every policy: who asks is read once, not once for each row, and a patient is looked up in a hash of those
-- who may be seen. As an array it would be searched through for each row, and beside a second way in (one's own deposit)
-- it would keep Postgres from reading a list in the order of its index.
do $$
declare
  old record;
  each_row constant text := '(?<!SELECT )relais\.current_actor\(\)';
  once constant text := '(select relais.current_actor())';
  as_array constant text := 'patient_id = ANY \(\( SELECT relais\.(\w+)\(\) AS \w+\)::uuid\[\]\)';
  as_hash constant text := 'patient_id in (select unnest(relais.\1()))';
begin
  for old in
    select schemaname, tablename, policyname,
      regexp_replace(regexp_replace(qual, each_row, once, 'g'), as_array, as_hash, 'g') as qual,
      regexp_replace(regexp_replace(with_check, each_row, once, 'g'), as_array, as_hash, 'g') as with_check
    from pg_policies
    where schemaname = 'public' and concat_ws(' ', qual, with_check) ~ (each_row || '|' || as_array)
  loop
    execute format('alter policy %I on %I.%I', old.policyname, old.schemaname, old.tablename)
      || coalesce(' using (' || old.qual || ')', '')
      || coalesce(' with check (' || old.with_check || ')', '');
  end loop;
end $$;
