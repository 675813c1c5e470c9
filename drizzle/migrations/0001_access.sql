-- What Drizzle cannot say: grants, row-level security, directories and the guards against impossible changes.
create schema relais;
--> statement-breakpoint
grant usage on schema relais to relais_portal, relais_worker, relais_policy;
--> statement-breakpoint
grant usage on schema public to relais_portal, relais_worker, relais_policy;
--> statement-breakpoint

-- Who asks: set for one transaction by lib/access. After a commit the setting is '' and not NULL.
create function relais.current_actor() returns uuid
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
--> statement-breakpoint
create function relais.asked_patients() returns uuid[]
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select string_to_array(nullif(current_setting('app.patients', true), ''), ',')::uuid[] $$;
--> statement-breakpoint

-- Of the patients asked for, those in whose space the actor has a live basis now.
create function relais.visible_patients() returns uuid[]
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
            and d.opens_at <= now() and now() < d.closes_at))
  $$;
--> statement-breakpoint

-- Of the patients asked for, those whose space is the actor's own.
create function relais.held_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}')
    from public.patients p
    where p.patient_id = any (relais.asked_patients()) and p.holder_account_id = relais.current_actor()
  $$;
--> statement-breakpoint

-- The invitation whose code was shown, while it may still be used by this actor.
create function relais.shown_invitations() returns table (patient_id uuid, delegation_id uuid, invitation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.patient_id, i.delegation_id, i.id
    from public.invitation_directory f
    join public.invitations i on i.patient_id = f.patient_id and i.id = f.invitation_id
    join public.delegations d on d.patient_id = i.patient_id and d.id = i.delegation_id and d.status in ('proposed', 'accepted')
    where f.code_hash = decode(nullif(current_setting('app.invitation', true), ''), 'hex')
      and now() < i.expires_at
      and (i.status = 'sent' or (i.status = 'arrived' and i.arrived_account_id = relais.current_actor()))
  $$;
--> statement-breakpoint

-- Patients whose name the actor may know: a live basis, an access being set up or suspended, an invitation in hand.
create function relais.known_patients() returns uuid[]
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
    ) known
  $$;
--> statement-breakpoint

-- People whose name the actor may know in the spaces asked for: who helps there for the person herself, and her for them.
create function relais.known_people() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.account_id), '{}') from (
      select d.caregiver_account_id as account_id from public.delegations d where d.patient_id = any (relais.held_patients())
      union
      select p.holder_account_id from public.patients p
      where p.patient_id = any (relais.known_patients()) or p.patient_id = any (relais.visible_patients())
    ) known where known.account_id is not null
  $$;
--> statement-breakpoint

-- A session by what its cookie hashes to, while it holds: the one way in before the actor is known.
create function relais.find_session(hash bytea) returns table (
  public_id uuid, account_id uuid, face text, acr text, stepped_up_at timestamptz, exercice jsonb, exercice_choices jsonb,
  started_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, idle_seconds integer, id_token_ciphertext bytea,
  is_stale boolean, display_name text, birth_name text, used_name text, given_names text, first_given_name text, sex text,
  birth_date date, birth_place_insee text, birth_country_cog text, email text, language text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.public_id, s.account_id, s.face, s.acr, s.stepped_up_at, s.exercice, s.exercice_choices, s.started_at, s.last_seen_at,
      s.expires_at, s.idle_seconds, s.id_token_ciphertext, s.last_seen_at < now() - interval '1 minute', a.display_name, a.birth_name,
      a.used_name, a.given_names, a.first_given_name, a.sex, a.birth_date, a.birth_place_insee, a.birth_country_cog,
      case when a.email_verified_at is not null then a.email end, a.language
    from public.sessions s join public.accounts a on a.id = s.account_id
    where s.id_hash = hash and s.ended_at is null and a.closed_at is null
      and now() < s.expires_at and now() < s.last_seen_at + make_interval(secs => s.idle_seconds)
  $$;
--> statement-breakpoint
create function relais.find_account(asked_issuer text, asked_subject text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select a.id from public.accounts a where a.issuer = asked_issuer and a.subject = asked_subject $$;
--> statement-breakpoint

-- A refusal is told to the patient when there is one; otherwise it is kept without a patient.
create function relais.record_refusal(asked_patient uuid, asked_permission text, reason text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    -- The same knock within ten minutes is one line: nobody fills a person's journal by trying again and again.
    if exists (select from public.audit_events e
      where e.patient_id = asked_patient and e.actor_account_id = relais.current_actor() and e.action = 'access.refused'
        and e.permission is not distinct from asked_permission and e.refusal = reason
        and e.occurred_at > now() - interval '10 minutes') then
      return;
    end if;
    if exists (select from public.patients p where p.patient_id = asked_patient) then
      insert into public.audit_events (patient_id, actor_account_id, permission, action, outcome, refusal)
      values (asked_patient, relais.current_actor(), asked_permission, 'access.refused', 'refused', reason);
    else
      insert into public.refused_requests (actor_account_id, permission, refusal)
      values (relais.current_actor(), asked_permission, reason);
    end if;
  end
  $$;
--> statement-breakpoint

-- Directories: written here and nowhere else.
create function relais.file_holder() returns trigger
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
    return null;
  end
  $$;
--> statement-breakpoint
create trigger file_holder after insert or update on patients for each row execute function relais.file_holder();
--> statement-breakpoint
create function relais.file_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.caregiver_account_id is not null then
      insert into public.delegation_directory (caregiver_account_id, patient_id, delegation_id)
      values (new.caregiver_account_id, new.patient_id, new.id) on conflict do nothing;
    end if;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger file_delegation after insert or update of caregiver_account_id on delegations
  for each row execute function relais.file_delegation();
--> statement-breakpoint
create function relais.file_invitation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and old.code_hash is distinct from new.code_hash then
      delete from public.invitation_directory where code_hash = old.code_hash;
    end if;
    if tg_op = 'INSERT' or old.code_hash is distinct from new.code_hash then
      insert into public.invitation_directory (code_hash, patient_id, invitation_id)
      values (new.code_hash, new.patient_id, new.id);
    end if;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger file_invitation after insert or update of code_hash on invitations
  for each row execute function relais.file_invitation();
--> statement-breakpoint

-- A delegation only moves forward along the states of the product, and a caregiver only ever narrows or ends it.
create function relais.guard_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    holder uuid;
  begin
    if old.patient_id <> new.patient_id or old.id <> new.id or old.basis <> new.basis then
      raise exception 'a delegation never changes patient, name or basis' using errcode = 'check_violation', constraint = 'delegation_keeps_its_patient';
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
create trigger guard_delegation before update on delegations for each row execute function relais.guard_delegation();
--> statement-breakpoint
create function relais.guard_new_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
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
create trigger guard_new_delegation before insert on delegations for each row execute function relais.guard_new_delegation();
--> statement-breakpoint

-- The journal is written once.
create function relais.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'insufficient_privilege';
  end
  $$;
--> statement-breakpoint
create trigger written_once before update or delete on audit_events for each row execute function relais.refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on audit_events for each statement execute function relais.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on consent_texts for each row execute function relais.refuse_change();
--> statement-breakpoint
create trigger written_once before update or delete on pressure_answers for each row execute function relais.refuse_change();
--> statement-breakpoint

-- Row-level security, coarse on purpose: by patient and live basis. It holds for the owner too.
do $$
declare
  name text;
begin
  foreach name in array array[
    'patients', 'holder_directory', 'ins_directory', 'space_visits', 'documents', 'document_files', 'document_reads',
    'document_exclusions', 'deposit_drafts', 'deposit_files', 'delegations', 'delegation_directory', 'invitations',
    'invitation_directory', 'invitation_drafts', 'consent_texts', 'pressure_answers', 'audit_events', 'audit_batches',
    'refused_requests', 'accounts', 'sessions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array[
    'space_visits', 'documents', 'document_files', 'document_reads', 'document_exclusions', 'deposit_drafts', 'deposit_files',
    'delegations'] loop
    execute format(
      'create policy live_basis on %I for all to relais_portal
         using (patient_id = any ((select relais.visible_patients())::uuid[]))
         with check (patient_id = any ((select relais.visible_patients())::uuid[]))', name);
  end loop;
end
$$;
--> statement-breakpoint
do $$
declare
  name text;
begin
  -- Setting up an access is the person's own: a caregiver has no way in here, whatever his basis.
  foreach name in array array['invitations', 'invitation_drafts', 'consent_texts'] loop
    execute format(
      'create policy holder_alone on %I for all to relais_portal
         using (patient_id = any ((select relais.held_patients())::uuid[]))
         with check (patient_id = any ((select relais.held_patients())::uuid[]))', name);
  end loop;
end
$$;
--> statement-breakpoint
create policy live_basis on patients for select to relais_portal
  using (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint
create policy known on patients for select to relais_portal
  using (patient_id = any ((select relais.known_patients())::uuid[]));
--> statement-breakpoint
create policy opens_own_space on patients for insert to relais_portal
  with check (holder_account_id = relais.current_actor());
--> statement-breakpoint
create policy holder_changes on patients for update to relais_portal
  using (holder_account_id = relais.current_actor()) with check (holder_account_id = relais.current_actor());
--> statement-breakpoint
create policy own_account on accounts for all to relais_portal
  using (id = relais.current_actor()) with check (id = relais.current_actor());
--> statement-breakpoint
create policy known_people on accounts for select to relais_portal
  using (id = any ((select relais.known_people())::uuid[]));
--> statement-breakpoint
create policy own_sessions on sessions for all to relais_portal
  using (account_id = relais.current_actor()) with check (account_id = relais.current_actor());
--> statement-breakpoint
create policy own_entry on holder_directory for select to relais_portal using (account_id = relais.current_actor());
--> statement-breakpoint
create policy own_entry on delegation_directory for select to relais_portal using (caregiver_account_id = relais.current_actor());
--> statement-breakpoint
create policy own_delegation on delegations for select to relais_portal using (caregiver_account_id = relais.current_actor());
--> statement-breakpoint
create policy own_answer on delegations for update to relais_portal
  using (caregiver_account_id = relais.current_actor()) with check (caregiver_account_id = relais.current_actor());
--> statement-breakpoint
create policy shown_invitation on delegations for select to relais_portal
  using (id in (select s.delegation_id from relais.shown_invitations() s));
--> statement-breakpoint
create policy shown_invitation_answer on delegations for update to relais_portal
  using (id in (select s.delegation_id from relais.shown_invitations() s))
  with check (caregiver_account_id = relais.current_actor() or (caregiver_account_id is null and status = 'refused'));
--> statement-breakpoint
create policy own_arrival on invitations for select to relais_portal using (arrived_account_id = relais.current_actor());
--> statement-breakpoint
create policy shown_invitation on invitations for select to relais_portal
  using (id in (select s.invitation_id from relais.shown_invitations() s));
--> statement-breakpoint
create policy shown_invitation_answer on invitations for update to relais_portal
  using (id in (select s.invitation_id from relais.shown_invitations() s))
  with check (arrived_account_id = relais.current_actor());
--> statement-breakpoint
create policy own_consent on consent_texts for select to relais_portal
  using (audience = 'caregiver' and patient_id = any ((select relais.known_patients())::uuid[]));
--> statement-breakpoint
create policy written_blind on pressure_answers for insert to relais_portal
  with check (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint
create policy journal on audit_events for select to relais_portal
  using (patient_id = any ((select relais.visible_patients())::uuid[]));
--> statement-breakpoint
create policy journal_entry on audit_events for insert to relais_portal
  with check (actor_account_id = relais.current_actor()
    and (patient_id = any ((select relais.visible_patients())::uuid[]) or patient_id = any ((select relais.known_patients())::uuid[])));
--> statement-breakpoint

-- The functions above ask the authority tables as relais_policy.
create policy authority on accounts for select to relais_policy using (true);
--> statement-breakpoint
create policy authority on sessions for select to relais_policy using (true);
--> statement-breakpoint
create policy authority on patients for select to relais_policy using (true);
--> statement-breakpoint
create policy authority on delegations for select to relais_policy using (true);
--> statement-breakpoint
create policy authority on invitations for select to relais_policy using (true);
--> statement-breakpoint
create policy authority on invitation_directory for all to relais_policy using (true) with check (true);
--> statement-breakpoint
create policy authority on delegation_directory for all to relais_policy using (true) with check (true);
--> statement-breakpoint
create policy authority on holder_directory for all to relais_policy using (true) with check (true);
--> statement-breakpoint
create policy authority on ins_directory for all to relais_policy using (true) with check (true);
--> statement-breakpoint
create policy refusals on audit_events for insert to relais_policy with check (action = 'access.refused');
--> statement-breakpoint
create policy refusals on refused_requests for insert to relais_policy with check (true);
--> statement-breakpoint
grant select on patients, delegations, invitations, accounts, sessions to relais_policy;
--> statement-breakpoint
grant select, insert, delete on invitation_directory, delegation_directory, holder_directory, ins_directory to relais_policy;
--> statement-breakpoint
grant insert on audit_events, refused_requests to relais_policy;
--> statement-breakpoint

-- The worker: each policy belongs to a named job.
do $$
declare
  name text;
begin
  foreach name in array array[
    'patients', 'delegations', 'invitations', 'invitation_drafts', 'documents', 'document_files', 'deposit_drafts',
    'deposit_files', 'audit_events', 'audit_batches', 'invitation_directory', 'accounts'] loop
    execute format('create policy worker_task on %I for all to relais_worker using (nullif(current_setting(''app.task'', true), '''') is not null) with check (nullif(current_setting(''app.task'', true), '''') is not null)', name);
  end loop;
end
$$;
--> statement-breakpoint
grant select on patients, document_files, deposit_files, invitations, delegations, documents, deposit_drafts, audit_events, audit_batches, invitation_drafts, accounts to relais_worker;
--> statement-breakpoint
grant update (wrapped_key, root_key_id) on patients to relais_worker;
--> statement-breakpoint
grant update (status, ended_at, end_reason, reminded_thirty_at, reminded_seven_at, unused_asked_at, version) on delegations to relais_worker;
--> statement-breakpoint
grant update (status, answered_at) on invitations to relais_worker;
--> statement-breakpoint
grant delete on deposit_drafts, invitation_drafts, documents to relais_worker;
--> statement-breakpoint
grant insert on audit_events, audit_batches to relais_worker;
--> statement-breakpoint

-- The portal.
grant select, insert on patients to relais_portal;
--> statement-breakpoint
grant update (used_name, ins_ciphertext, ins_oid, ins_hmac) on patients to relais_portal;
--> statement-breakpoint
grant select on holder_directory, delegation_directory to relais_portal;
--> statement-breakpoint
grant select, insert, update on space_visits to relais_portal;
--> statement-breakpoint
grant select, insert on documents, document_files, document_reads, consent_texts, audit_events to relais_portal;
--> statement-breakpoint
grant update (type_code, document_group, title, act_on, sensitivity, sensitive_topic, marks, version, deleted_at) on documents to relais_portal;
--> statement-breakpoint
grant select, insert, delete on document_exclusions, deposit_drafts, deposit_files to relais_portal;
--> statement-breakpoint
grant select, insert on delegations, invitations to relais_portal;
--> statement-breakpoint
grant update (status, caregiver_account_id, permissions, document_groups, sensitive_topics, duration_months, at_end, continues_if_unable, opens_at, ends_at, closes_at, ended_at, end_reason, reminded_thirty_at, reminded_seven_at, unused_asked_at, version) on delegations to relais_portal;
--> statement-breakpoint
grant update (code_hash, status, expires_at, arrived_account_id, arrived_at, answered_at) on invitations to relais_portal;
--> statement-breakpoint
grant select, insert, update, delete on invitation_drafts to relais_portal;
--> statement-breakpoint
grant insert on pressure_answers to relais_portal;
--> statement-breakpoint
grant select, insert, update on accounts, sessions to relais_portal;
--> statement-breakpoint

-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on document_classes, document_groups, document_types, confidentiality_codes, professions, habilitation_columns, habilitation_rights, relations, purposes, rules, help_numbers to relais_portal, relais_worker;
--> statement-breakpoint

-- A transaction writes its own number and nobody else's: what carried another would stand outside the seals.
create function relais.number_entry() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    new.tx := pg_current_xact_id();
    return new;
  end
  $$;
--> statement-breakpoint
create trigger number_entry before insert on audit_events for each row execute function relais.number_entry();
--> statement-breakpoint
create trigger written_once before update or delete on audit_batches for each row execute function relais.refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on audit_batches for each statement execute function relais.refuse_change();
--> statement-breakpoint

-- How long the oldest unsealed row has waited, in seconds: for the health page, which sees no row.
create function relais.sealing_lag() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce((
      select greatest(0, extract(epoch from now() - greatest(
          coalesce(uuid_extract_timestamp(e.id), e.occurred_at),
          (select max(b.sealed_at) from public.audit_batches b))))::integer
      from public.audit_events e
      where e.tx >= coalesce((select b.to_tx from public.audit_batches b order by b.number desc limit 1), '0'::xid8)
      order by e.tx limit 1), 0)
  $$;
--> statement-breakpoint
-- The names of people who stand in a patient's journal, for that patient alone: a stranger who was refused as well.
create function relais.journal_people(asked_patient uuid, people uuid[])
  returns table (account_id uuid, display_name text, face text, sex text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.display_name, a.face, a.sex
    from public.accounts a
    where a.id = any (people) and asked_patient = any (relais.held_patients())
      and exists (select from public.audit_events e where e.patient_id = asked_patient and e.actor_account_id = a.id)
  $$;
--> statement-breakpoint
create policy authority on audit_events for select to relais_policy using (true);
--> statement-breakpoint
create policy authority on audit_batches for select to relais_policy using (true);
--> statement-breakpoint
grant select (patient_id, actor_account_id, tx, id, occurred_at, action, permission, refusal) on audit_events to relais_policy;
--> statement-breakpoint
grant select (number, to_tx, sealed_at) on audit_batches to relais_policy;
--> statement-breakpoint

-- Functions belong to relais_policy and are called by name, by nobody else.
revoke all on all functions in schema relais from public;
--> statement-breakpoint
grant execute on function relais.current_actor(), relais.asked_patients(), relais.visible_patients(), relais.held_patients(), relais.known_patients(), relais.known_people(), relais.find_session(bytea), relais.find_account(text, text), relais.sealing_lag(), relais.journal_people(uuid, uuid[]), relais.shown_invitations(), relais.record_refusal(uuid, text, text) to relais_portal, relais_worker;
--> statement-breakpoint
grant create on schema relais to relais_policy;
--> statement-breakpoint
do $$
declare
  signature regprocedure;
begin
  for signature in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'relais' loop
    execute format('alter function %s owner to relais_policy', signature);
  end loop;
end
$$;
--> statement-breakpoint
revoke create on schema relais from relais_policy;
