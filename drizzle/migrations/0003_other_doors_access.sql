-- Professionals, reviewers and parents: their bases in the functions that the policies ask, their directories, their guards.
grant create on schema relais to relais_policy;
--> statement-breakpoint
set local role relais_policy;
--> statement-breakpoint

-- Of the patients asked for, those in whose space the actor has a live basis now.
create or replace function relais.visible_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    -- The two settings are read here and not through the functions above, which a fixed search_path keeps from being inlined.
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any (string_to_array(nullif(current_setting('app.patients', true), ''), ',')::uuid[])
      and (p.holder_account_id = nullif(current_setting('app.actor', true), '')::uuid
        or exists (
          select from public.delegations d
          where d.patient_id = p.patient_id
            and d.caregiver_account_id = nullif(current_setting('app.actor', true), '')::uuid
            and d.status in ('waiting', 'active')
            and d.opens_at <= now() and now() < d.closes_at)
        or ((exists (
              select from public.care_team_members m
              where m.patient_id = p.patient_id
                and m.professional_account_id = nullif(current_setting('app.actor', true), '')::uuid
                and m.removed_at is null)
            or exists (
              select from public.consultations c
              where c.patient_id = p.patient_id
                and c.professional_account_id = nullif(current_setting('app.actor', true), '')::uuid
                and c.ended_at is null and c.opened_at <= now() and now() < c.closes_at))
          and not exists (
              select from public.blocked_professionals b
              where b.patient_id = p.patient_id
                and b.professional_account_id = nullif(current_setting('app.actor', true), '')::uuid)))
  $$;
--> statement-breakpoint

-- Patients whose name the actor may know: an access set up or suspended, an invitation in hand, what he deposited himself.
create or replace function relais.known_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.patient_id), '{}') from (
      select d.patient_id
      from public.delegations d
      where d.patient_id = any (relais.asked_patients())
        and d.caregiver_account_id = relais.current_actor()
        and (d.status = 'accepted' or (d.status in ('waiting', 'active', 'suspended') and now() < d.closes_at))
      union
      select s.patient_id from relais.shown_invitations() s
      union
      select d.patient_id
      from public.documents d
      where d.patient_id = any (relais.asked_patients())
        and d.author_account_id = relais.current_actor() and d.author_kind = 'professional'
    ) known
  $$;
--> statement-breakpoint

-- Of the patients asked for, those for whom the actor decides: the person herself, or who holds parental authority now.
create function relais.governed_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any (relais.asked_patients())
      and (p.holder_account_id = relais.current_actor()
        or exists (
          select from public.delegations d
          where d.patient_id = p.patient_id and d.caregiver_account_id = relais.current_actor()
            and d.basis = 'parental_authority' and d.status = 'active' and d.opens_at <= now() and now() < d.closes_at))
  $$;
--> statement-breakpoint

-- What ties a professional to a patient, by the database's clock; the policy decides what follows from it.
create function relais.care_facts(asked_patient uuid) returns table (
  in_care_team boolean, is_attending_doctor boolean, consultation_open boolean, is_blocked boolean, has_authored boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select
      m.patient_id is not null, coalesce(m.is_attending_doctor, false),
      exists (select from public.consultations c
        where c.patient_id = asked_patient and c.professional_account_id = relais.current_actor()
          and c.ended_at is null and c.opened_at <= now() and now() < c.closes_at),
      exists (select from public.blocked_professionals b
        where b.patient_id = asked_patient and b.professional_account_id = relais.current_actor()),
      exists (select from public.documents d
        where d.patient_id = asked_patient and d.author_account_id = relais.current_actor() and d.author_kind = 'professional')
    from (select 1) one
    left join public.care_team_members m on m.patient_id = asked_patient
      and m.professional_account_id = relais.current_actor() and m.removed_at is null
  $$;
--> statement-breakpoint

-- Whether the actor is enrolled as a reviewer now.
create function relais.is_reviewer() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from public.accounts a join public.reviewers r on r.issuer = a.issuer and r.subject = a.subject
      where a.id = relais.current_actor() and a.face = 'reviewer' and a.closed_at is null and r.ended_at is null)
  $$;
--> statement-breakpoint
create function relais.reviewer_role(asked_account uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select r.role from public.accounts a join public.reviewers r on r.issuer = a.issuer and r.subject = a.subject
    where a.id = asked_account and a.face = 'reviewer' and a.closed_at is null and r.ended_at is null
      and (asked_account = relais.current_actor() or relais.is_reviewer())
  $$;
--> statement-breakpoint

-- A name as two people may have written it: without accents, capitals, hyphens or apostrophes.
create function relais.plain_name(name text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select btrim(regexp_replace(upper(regexp_replace(normalize(coalesce(name, ''), NFD), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+', ' ', 'g'))
  $$;
--> statement-breakpoint

-- Professionals whom a citizen may name, by parts of their name or of their place of practice.
create function relais.search_professionals(parts text[], most integer) returns table (
  account_id uuid, display_name text, profession_code text, structure_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.display_name, p.profession_code, p.structure_name
    from public.accounts a join public.practices p on p.account_id = a.id
    where a.face = 'professional' and a.closed_at is null
      and exists (select from public.accounts me where me.id = relais.current_actor() and me.face = 'citizen')
      and cardinality(parts) > 0
      and (select bool_and(position(relais.plain_name(part)
          in relais.plain_name(a.display_name || ' ' || coalesce(p.structure_name, ''))) > 0) from unnest(parts) part)
    order by a.display_name, p.position
    limit most
  $$;
--> statement-breakpoint

/* A professional shows a code: once, in its ten minutes, and after too many wrong ones not for a while. A code of somebody
   who keeps him out is as wrong as any other, and stays good for whom it was given. */
create function relais.use_consultation_code(
  hash bytea, as_profession text, at_structure text, at_place text, place_digest bytea,
  minutes_open integer, tries_allowed integer, minutes_of_tries integer)
  returns table (outcome text, patient_id uuid, consultation_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    found public.consultation_codes;
    named text;
    made uuid;
    told uuid;
  begin
    select a.display_name into named from public.accounts a
    where a.id = relais.current_actor() and a.face = 'professional' and a.closed_at is null;
    if named is null then
      return query select 'wrong', null::uuid, null::uuid;
      return;
    end if;
    if (select count(*) from public.refused_requests r
        where r.actor_account_id = relais.current_actor() and r.refusal = 'wrong_code'
          and r.occurred_at > now() - make_interval(mins => minutes_of_tries)) >= tries_allowed then
      return query select 'too_many', null::uuid, null::uuid;
      return;
    end if;
    select c.* into found
    from public.consultation_code_directory f
    join public.consultation_codes c on c.patient_id = f.patient_id and c.id = f.code_id
    where f.code_hash = hash
    for update of c;
    if found.id is null or found.used_at is not null or found.withdrawn_at is not null or now() >= found.expires_at
      or exists (select from public.blocked_professionals b
        where b.patient_id = found.patient_id and b.professional_account_id = relais.current_actor()) then
      insert into public.refused_requests (actor_account_id, refusal) values (relais.current_actor(), 'wrong_code');
      return query select 'wrong', null::uuid, null::uuid;
      return;
    end if;
    update public.consultation_codes c set used_at = now() where c.patient_id = found.patient_id and c.id = found.id;
    insert into public.consultations (patient_id, professional_account_id, professional_name, profession_code, place_name, code_id, closes_at)
    values (found.patient_id, relais.current_actor(), named, as_profession, at_place, found.id, now() + make_interval(mins => minutes_open))
    returning id into made;
    insert into public.audit_events (patient_id, actor_account_id, basis, action, resource_ids, profession_code, place_sha256)
    values (found.patient_id, relais.current_actor(), 'consultation', 'consultation.opened', array[made], as_profession, place_digest)
    returning id into told;
    if at_place is not null then
      insert into public.audit_places (patient_id, event_id, structure_id, structure_name)
      values (found.patient_id, told, at_structure, at_place);
    end if;
    return query select 'opened', found.patient_id, made;
  end
  $$;
--> statement-breakpoint

-- Something that a person was told is kept for them, whoever told it.
create function relais.keep_notice(asked_account uuid, asked_kind text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ insert into public.notices (account_id, kind) values (asked_account, asked_kind) $$;
--> statement-breakpoint

-- Spaces of somebody with the same traits as the child of a case, for the reviewer who has it: identity, and who holds authority.
create function relais.twin_spaces(asked_case uuid) returns table (
  patient_id uuid, birth_name text, given_names text, birth_date date, birth_town text, birth_place text,
  has_holder boolean, parents text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.patient_id, p.birth_name, p.given_names, p.birth_date, p.birth_town, p.birth_place, p.holder_account_id is not null,
      (select coalesce(array_agg(d.caregiver_name order by d.caregiver_name), '{}') from public.delegations d
        where d.patient_id = p.patient_id and d.basis = 'parental_authority' and d.status = 'active' and now() < d.closes_at)
    from public.review_cases c
    join public.birth_directory f on f.birth_date = c.birth_date
    join public.patients p on p.patient_id = f.patient_id
    where c.id = asked_case and c.assigned_reviewer_id = relais.current_actor() and relais.is_reviewer()
      and p.sex = c.sex
      and relais.plain_name(p.birth_name) = relais.plain_name(c.birth_name)
      and relais.plain_name(p.first_given_name) = relais.plain_name(c.first_given_name)
  $$;
--> statement-breakpoint

/* A reviewer says yes: the case is decided, and the parent's access opens until the eighteenth birthday in Paris, in the space
   named as that of the same child, else in a new one. */
create function relais.accept_review_case(
  asked_case uuid, seen_version integer, same_space uuid, new_space uuid, new_wrapped_key bytea, new_root_key_id text,
  given_permissions text[], given_groups text[], given_topics text[])
  returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    decided public.review_cases;
    space uuid := coalesce(same_space, new_space);
    majority timestamptz;
    access uuid;
  begin
    update public.review_cases c
    set status = 'accepted', decided_at = now(), version = c.version + 1
    where c.id = asked_case and c.version = seen_version and c.status = 'submitted'
      and c.assigned_reviewer_id = relais.current_actor() and relais.is_reviewer()
    returning c.* into decided;
    if decided.id is null then
      return null;
    end if;
    majority := (decided.birth_date + interval '18 years')::timestamp at time zone 'Europe/Paris';
    if same_space is null then
      insert into public.patients (patient_id, birth_name, given_names, first_given_name, sex, birth_date, birth_town, birth_country,
        wrapped_key, root_key_id)
      values (new_space, decided.birth_name, decided.given_names, decided.first_given_name, decided.sex, decided.birth_date,
        decided.birth_town, decided.birth_country, new_wrapped_key, new_root_key_id);
    elsif not exists (select from relais.twin_spaces(asked_case) t where t.patient_id = same_space) then
      raise exception 'this space is not of a child with the same traits' using errcode = 'check_violation', constraint = 'space_of_another_child';
    end if;
    insert into public.delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
      document_groups, sensitive_topics, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
    values (space, 'parental_authority', 'active', decided.requester_account_id, decided.requester_name, decided.relation,
      'parental_authority', given_permissions, given_groups, given_topics,
      (extract(year from age(majority, now())) * 12 + extract(month from age(majority, now())) + 1)::integer, 'stop', now(), majority, majority, decided.id)
    returning id into access;
    update public.review_cases c set opened_space_id = space where c.id = asked_case;
    insert into public.audit_events (patient_id, actor_account_id, basis, action, resource_ids)
    values (space, relais.current_actor(), null, case when same_space is null then 'space.opened' else 'delegation.confirmed' end, array[access]);
    return space;
  end
  $$;
--> statement-breakpoint

create or replace function relais.file_holder() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and old.holder_account_id is distinct from new.holder_account_id then
      delete from public.holder_directory where account_id = old.holder_account_id;
    end if;
    if new.holder_account_id is not null and (tg_op = 'INSERT' or old.holder_account_id is distinct from new.holder_account_id) then
      insert into public.holder_directory (account_id, patient_id) values (new.holder_account_id, new.patient_id);
    end if;
    if tg_op = 'UPDATE' and old.ins_hmac is distinct from new.ins_hmac then
      delete from public.ins_directory where ins_hmac = old.ins_hmac;
    end if;
    if new.ins_hmac is not null and (tg_op = 'INSERT' or old.ins_hmac is distinct from new.ins_hmac) then
      insert into public.ins_directory (ins_hmac, patient_id) values (new.ins_hmac, new.patient_id);
    end if;
    insert into public.birth_directory (birth_date, patient_id) values (new.birth_date, new.patient_id) on conflict do nothing;
    return null;
  end
  $$;
--> statement-breakpoint

-- A delegation only moves forward; a caregiver only ever narrows or ends a consent; an access by law changes by review or by time.
create or replace function relais.guard_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    holder uuid;
  begin
    if old.patient_id <> new.patient_id or old.id <> new.id or old.basis <> new.basis
      or old.review_case_id is distinct from new.review_case_id then
      raise exception 'a delegation never changes patient, name or basis' using errcode = 'check_violation', constraint = 'delegation_keeps_its_patient';
    end if;
    if old.basis = 'parental_authority' and relais.current_actor() is not null then
      raise exception 'parental authority is not changed by hand' using errcode = 'check_violation', constraint = 'parental_authority_rests_on_a_review';
    end if;
    if old.status <> new.status and not (old.status || '>' || new.status = any (array[
      'proposed>accepted', 'proposed>refused', 'proposed>ended',
      'accepted>active', 'accepted>waiting', 'accepted>refused', 'accepted>ended',
      'waiting>active', 'waiting>suspended', 'waiting>ended',
      'active>suspended', 'active>ended', 'suspended>active', 'suspended>ended'])) then
      raise exception 'a delegation does not go from % to %', old.status, new.status using errcode = 'check_violation', constraint = 'delegation_status_moves_forward';
    end if;
    if old.status in ('ended', 'refused') then
      raise exception 'an access that ended does not change' using errcode = 'check_violation', constraint = 'ended_delegation_is_final';
    end if;
    if old.caregiver_account_id is not null and new.caregiver_account_id is distinct from old.caregiver_account_id then
      raise exception 'a delegation is not passed on' using errcode = 'check_violation', constraint = 'delegation_is_not_passed_on';
    end if;
    select p.holder_account_id into holder from public.patients p where p.patient_id = old.patient_id;
    if relais.current_actor() is not null and relais.current_actor() is distinct from holder then
      if old.caregiver_account_id is distinct from relais.current_actor()
        and not exists (select from relais.shown_invitations() s where s.delegation_id = old.id) then
        raise exception 'this is somebody else''s access' using errcode = 'check_violation', constraint = 'caregiver_never_widens';
      end if;
      if (new.permissions, new.document_groups, new.sensitive_topics, new.duration_months, new.at_end, new.opens_at, new.ends_at, new.closes_at, new.purpose, new.continues_if_unable)
        is distinct from (old.permissions, old.document_groups, old.sensitive_topics, old.duration_months, old.at_end, old.opens_at, old.ends_at, old.closes_at, old.purpose, old.continues_if_unable)
        or new.status not in ('accepted', 'refused', 'ended')
        or (new.status = 'accepted' and new.caregiver_account_id <> relais.current_actor()) then
        raise exception 'a caregiver changes nothing but his own yes or no' using errcode = 'check_violation', constraint = 'caregiver_never_widens';
      end if;
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create or replace function relais.guard_new_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.basis = 'parental_authority' then
      if not exists (
        select from public.review_cases c
        where c.id = new.review_case_id and c.status = 'accepted' and c.decided_at = now()
          and c.assigned_reviewer_id = relais.current_actor() and c.requester_account_id = new.caregiver_account_id) then
        raise exception 'parental authority rests on a review' using errcode = 'check_violation', constraint = 'parental_authority_rests_on_a_review';
      end if;
      return new;
    end if;
    if relais.current_actor() is not null and not exists (
      select from public.patients p where p.patient_id = new.patient_id and p.holder_account_id = relais.current_actor()) then
      raise exception 'only the person herself gives an access' using errcode = 'check_violation', constraint = 'caregiver_never_widens';
    end if;
    if new.status <> 'proposed' and not (new.status = 'waiting' and new.replaces_id is not null) then
      raise exception 'a delegation begins as proposed' using errcode = 'check_violation', constraint = 'delegation_begins_as_proposed';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
revoke all on all functions in schema relais from public;
--> statement-breakpoint
grant execute on function relais.governed_patients(), relais.care_facts(uuid), relais.is_reviewer(), relais.reviewer_role(uuid), relais.search_professionals(text[], integer), relais.use_consultation_code(bytea, text, text, text, bytea, integer, integer, integer), relais.keep_notice(uuid, text), relais.twin_spaces(uuid), relais.accept_review_case(uuid, integer, uuid, uuid, bytea, text, text[], text[], text[]) to relais_portal;
--> statement-breakpoint
grant execute on function relais.keep_notice(uuid, text) to relais_worker;
--> statement-breakpoint
-- The owner makes triggers of it.
grant execute on function relais.refuse_change() to relais_owner;
--> statement-breakpoint
reset role;
--> statement-breakpoint

-- Directories of the other side.
create function relais.file_consultation_code() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into public.consultation_code_directory (code_hash, patient_id, code_id) values (new.code_hash, new.patient_id, new.id);
    return null;
  end
  $$;
--> statement-breakpoint
create trigger file_consultation_code after insert on consultation_codes for each row execute function relais.file_consultation_code();
--> statement-breakpoint
create function relais.file_professional() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into public.professional_directory (professional_account_id, patient_id)
    values (new.professional_account_id, new.patient_id) on conflict do nothing;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger file_professional after insert on care_team_members for each row execute function relais.file_professional();
--> statement-breakpoint
create trigger file_professional after insert on consultations for each row execute function relais.file_professional();
--> statement-breakpoint

/* A case moves along its states, each by whom it belongs to: who asks writes and withdraws it, the reviewer who has it and has
   declared no tie decides it, nobody decides on their own, and what was decided stays. */
create function relais.guard_review_case() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor uuid := relais.current_actor();
    by_requester boolean := old.requester_account_id = relais.current_actor();
    moved text := old.status || '>' || new.status;
  begin
    if new.id <> old.id or new.requester_account_id <> old.requester_account_id or new.created_at <> old.created_at then
      raise exception 'a case keeps who asked' using errcode = 'check_violation', constraint = 'case_keeps_who_asked';
    end if;
    if actor is null then
      if new.status <> old.status or new.opened_space_id is distinct from old.opened_space_id
        or new.assigned_reviewer_id is distinct from old.assigned_reviewer_id then
        raise exception 'a job decides nothing' using errcode = 'check_violation', constraint = 'case_is_decided_by_its_reviewer';
      end if;
      return new;
    end if;
    if by_requester then
      if moved not in ('draft>draft', 'draft>submitted', 'draft>withdrawn', 'submitted>withdrawn', 'more_asked>withdrawn', 'more_asked>more_asked', 'more_asked>submitted')
        or new.assigned_reviewer_id is distinct from old.assigned_reviewer_id or new.checks <> old.checks
        or new.decided_at is distinct from old.decided_at or new.opened_space_id is distinct from old.opened_space_id then
        raise exception 'who asks does not decide' using errcode = 'check_violation', constraint = 'case_is_decided_by_its_reviewer';
      end if;
      return new;
    end if;
    if (new.birth_name, new.given_names, new.first_given_name, new.sex, new.birth_date, new.birth_town, new.birth_country, new.relation, new.requester_name, new.deadline_on)
      is distinct from (old.birth_name, old.given_names, old.first_given_name, old.sex, old.birth_date, old.birth_town, old.birth_country, old.relation, old.requester_name, old.deadline_on) then
      raise exception 'a reviewer changes nothing of what was asked' using errcode = 'check_violation', constraint = 'case_keeps_who_asked';
    end if;
    if moved = 'submitted>submitted' then
      return new;
    end if;
    if moved = 'accepted>accepted' and old.opened_space_id is null and old.decided_at = now() then
      return new;
    end if;
    if moved not in ('submitted>accepted', 'submitted>refused', 'submitted>more_asked')
      or old.assigned_reviewer_id is distinct from actor
      or not exists (select from public.review_declarations d
        where d.case_id = old.id and d.reviewer_account_id = actor and d.has_tie = 'no') then
      raise exception 'only the reviewer who has the case and no tie decides it' using errcode = 'check_violation', constraint = 'case_is_decided_by_its_reviewer';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger guard_review_case before update on review_cases for each row execute function relais.guard_review_case();
--> statement-breakpoint
create function relais.guard_new_review_case() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.status <> 'draft' or new.assigned_reviewer_id is not null or new.decided_at is not null or new.opened_space_id is not null then
      raise exception 'a case begins as a draft' using errcode = 'check_violation', constraint = 'case_begins_as_a_draft';
    end if;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger guard_new_review_case before insert on review_cases for each row execute function relais.guard_new_review_case();
--> statement-breakpoint
create trigger written_once before update or delete on review_events for each row execute function relais.refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on review_events for each statement execute function relais.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on review_letters for each row execute function relais.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on review_declarations for each row execute function relais.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on audit_places for each row execute function relais.refuse_change();
--> statement-breakpoint
do $$
declare
  signature regprocedure;
begin
  revoke all on function relais.file_consultation_code(), relais.file_professional(), relais.guard_review_case(), relais.guard_new_review_case() from public;
  foreach signature in array array['relais.file_consultation_code()', 'relais.file_professional()', 'relais.guard_review_case()', 'relais.guard_new_review_case()']::regprocedure[] loop
    execute format('alter function %s owner to relais_policy', signature);
  end loop;
end
$$;
--> statement-breakpoint
revoke create on schema relais from relais_policy;
--> statement-breakpoint

-- Those who were there before are filed too.
alter table patients no force row level security;
--> statement-breakpoint
insert into birth_directory (birth_date, patient_id) select birth_date, patient_id from patients on conflict do nothing;
--> statement-breakpoint
alter table patients force row level security;
--> statement-breakpoint

do $$
declare
  name text;
begin
  foreach name in array array[
    'care_team_members', 'blocked_professionals', 'consultation_codes', 'consultation_code_directory', 'consultations',
    'professional_directory', 'practices', 'birth_directory', 'document_places', 'audit_places', 'notices', 'reviewers',
    'review_cases', 'review_evidence', 'review_declarations', 'review_letters', 'review_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['care_team_members', 'consultations', 'document_places', 'audit_places'] loop
    execute format(
      'create policy live_basis on %I for select to relais_portal
         using (patient_id = any ((select relais.visible_patients())::uuid[]))', name);
  end loop;
  foreach name in array array['care_team_members', 'blocked_professionals', 'consultation_codes', 'consultations'] loop
    execute format(
      'create policy governed on %I for all to relais_portal
         using (patient_id = any ((select relais.governed_patients())::uuid[]))
         with check (patient_id = any ((select relais.governed_patients())::uuid[]))', name);
  end loop;
end
$$;
--> statement-breakpoint
create policy own_end on consultations for update to relais_portal
  using (professional_account_id = relais.current_actor()) with check (professional_account_id = relais.current_actor());
--> statement-breakpoint
create policy deposited_here on document_places for insert to relais_portal
  with check (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint
create policy acted_here on audit_places for insert to relais_portal
  with check (patient_id = any ((select relais.visible_patients())::uuid[]) or patient_id = any ((select relais.known_patients())::uuid[]));
--> statement-breakpoint
-- What a professional deposited stays readable to him, whatever ended since.
create policy own_deposit on documents for select to relais_portal
  using (author_account_id = relais.current_actor() and author_kind = 'professional');
--> statement-breakpoint
create policy own_deposit_marks on documents for update to relais_portal
  using (author_account_id = relais.current_actor() and author_kind = 'professional')
  with check (author_account_id = relais.current_actor() and author_kind = 'professional');
--> statement-breakpoint
create policy own_deposit on document_files for select to relais_portal
  using (exists (select from documents d where d.patient_id = document_files.patient_id and d.id = document_files.document_id
    and d.author_account_id = relais.current_actor() and d.author_kind = 'professional'));
--> statement-breakpoint
create policy own_read on document_reads for select to relais_portal
  using (account_id = relais.current_actor() and patient_id = any ((select relais.known_patients())::uuid[]));
--> statement-breakpoint
create policy own_read_noted on document_reads for insert to relais_portal
  with check (account_id = relais.current_actor() and patient_id = any ((select relais.known_patients())::uuid[]));
--> statement-breakpoint
create policy own_entry on professional_directory for select to relais_portal using (professional_account_id = relais.current_actor());
--> statement-breakpoint
create policy own_practices on practices for all to relais_portal
  using (account_id = relais.current_actor()) with check (account_id = relais.current_actor());
--> statement-breakpoint
create policy own_notices on notices for select to relais_portal using (account_id = relais.current_actor());
--> statement-breakpoint

-- A case is its asker's and the reviewers'; nobody else learns that it exists.
create policy own_request on review_cases for all to relais_portal
  using (requester_account_id = relais.current_actor()) with check (requester_account_id = relais.current_actor());
--> statement-breakpoint
create policy on_the_desk on review_cases for select to relais_portal
  using (status not in ('draft', 'withdrawn') and (select relais.is_reviewer()));
--> statement-breakpoint
create policy worked_on on review_cases for update to relais_portal
  using (status not in ('draft', 'withdrawn') and requester_account_id <> relais.current_actor() and (select relais.is_reviewer()))
  with check (status not in ('draft', 'withdrawn') and (select relais.is_reviewer()));
--> statement-breakpoint
do $$
declare
  name text;
begin
  foreach name in array array['review_evidence', 'review_letters', 'review_events'] loop
    execute format(
      'create policy of_a_case on %I for select to relais_portal
         using (exists (select from review_cases c where c.id = case_id))', name);
  end loop;
  foreach name in array array['review_evidence', 'review_events'] loop
    execute format(
      'create policy of_a_case_added on %I for insert to relais_portal
         with check (exists (select from review_cases c where c.id = case_id))', name);
  end loop;
end
$$;
--> statement-breakpoint
create policy own_evidence_removed on review_evidence for delete to relais_portal
  using (exists (select from review_cases c where c.id = case_id and c.requester_account_id = relais.current_actor() and c.status in ('draft', 'more_asked')));
--> statement-breakpoint
create policy own_letter on review_letters for insert to relais_portal
  with check (reviewer_account_id = relais.current_actor() and (select relais.is_reviewer()));
--> statement-breakpoint
create policy own_declaration on review_declarations for all to relais_portal
  using (reviewer_account_id = relais.current_actor() and (select relais.is_reviewer()))
  with check (reviewer_account_id = relais.current_actor() and (select relais.is_reviewer()));
--> statement-breakpoint

-- The functions ask the authority tables as relais_policy.
do $$
declare
  name text;
begin
  foreach name in array array['care_team_members', 'blocked_professionals', 'consultations', 'practices', 'reviewers', 'review_declarations', 'refused_requests'] loop
    execute format('create policy authority on %I for select to relais_policy using (true)', name);
    execute format('grant select on %I to relais_policy', name);
  end loop;
  foreach name in array array['consultation_codes', 'consultation_code_directory', 'professional_directory', 'birth_directory', 'review_cases'] loop
    execute format('create policy authority on %I for all to relais_policy using (true) with check (true)', name);
    execute format('grant select, insert, update on %I to relais_policy', name);
  end loop;
end
$$;
--> statement-breakpoint
create policy authority on documents for select to relais_policy using (true);
--> statement-breakpoint
grant select (patient_id, author_account_id, author_kind) on documents to relais_policy;
--> statement-breakpoint
create policy opened_by_code on consultations for insert to relais_policy with check (true);
--> statement-breakpoint
create policy opened_by_review on patients for insert to relais_policy with check (holder_account_id is null);
--> statement-breakpoint
create policy opened_by_review on delegations for insert to relais_policy with check (basis = 'parental_authority');
--> statement-breakpoint
create policy told on notices for insert to relais_policy with check (true);
--> statement-breakpoint
drop policy refusals on audit_events;
--> statement-breakpoint
create policy acts_of_functions on audit_events for insert to relais_policy
  with check (action in ('access.refused', 'consultation.opened', 'space.opened', 'delegation.confirmed'));
--> statement-breakpoint
create policy acts_of_functions on audit_places for insert to relais_policy with check (true);
--> statement-breakpoint
grant insert on consultations, patients, delegations, notices, audit_places to relais_policy;
--> statement-breakpoint

-- The worker: cases whose evidence is due, and what the store is moved by.
do $$
declare
  name text;
begin
  foreach name in array array['review_cases', 'review_evidence', 'review_events', 'reviewers'] loop
    execute format('create policy worker_task on %I for all to relais_worker using (nullif(current_setting(''app.task'', true), '''') is not null) with check (nullif(current_setting(''app.task'', true), '''') is not null)', name);
  end loop;
end
$$;
--> statement-breakpoint
grant select on review_cases, review_evidence, reviewers to relais_worker;
--> statement-breakpoint
grant update (evidence_erased_at) on review_cases to relais_worker;
--> statement-breakpoint
grant update (object_key, wrapped_key) on review_evidence to relais_worker;
--> statement-breakpoint
grant update (wrapped_key, root_key_id) on review_cases to relais_worker;
--> statement-breakpoint
grant insert on review_events to relais_worker;
--> statement-breakpoint
grant insert, update (role, ended_at, enrolled_at) on reviewers to relais_worker;
--> statement-breakpoint

-- The portal.
grant select, insert on care_team_members, consultation_codes, document_places, audit_places to relais_portal;
--> statement-breakpoint
grant update (is_attending_doctor, removed_at) on care_team_members to relais_portal;
--> statement-breakpoint
grant update (withdrawn_at) on consultation_codes to relais_portal;
--> statement-breakpoint
grant select, insert, delete on blocked_professionals to relais_portal;
--> statement-breakpoint
grant select on consultations, professional_directory, notices to relais_portal;
--> statement-breakpoint
grant update (ended_at, end_reason) on consultations to relais_portal;
--> statement-breakpoint
grant select, insert, delete on practices to relais_portal;
--> statement-breakpoint
grant update (announce_on) on documents to relais_portal;
--> statement-breakpoint
grant select, insert on review_cases, review_evidence, review_letters, review_events, review_declarations to relais_portal;
--> statement-breakpoint
grant update (status, requester_name, relation, birth_name, given_names, first_given_name, sex, birth_date, birth_town, birth_country, submitted_at, deadline_on, assigned_reviewer_id, assigned_reviewer_name, assigned_at, checks, decided_at, version) on review_cases to relais_portal;
--> statement-breakpoint
grant delete on review_evidence to relais_portal;
