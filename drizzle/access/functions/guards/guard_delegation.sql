-- A delegation only moves forward; a caregiver only ever narrows or ends a consent; an access by law changes by review or by time.
create function relais.guard_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    holder uuid;
  begin
    if old.patient_id <> new.patient_id or old.id <> new.id or old.basis <> new.basis
      or old.review_case_id is distinct from new.review_case_id then
      raise exception 'a delegation never changes patient, name or basis' using errcode = 'check_violation', constraint = 'delegation_keeps_its_patient';
    end if;
    if old.basis in ({{bases_by_law}}) and relais.current_actor() is not null then
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
        and not exists (select from relais.shown_invitations() s where s.delegation_id = old.id)
        and not (new.end_reason = 'replaced' and exists (select from public.review_cases c
          where c.opened_space_id = old.patient_id and c.decided_at = now() and c.assigned_reviewer_id = relais.current_actor()
            and c.requester_account_id = old.caregiver_account_id)) then
        raise exception 'this is somebody else''s access' using errcode = 'check_violation', constraint = 'caregiver_never_widens';
      end if;
      if (new.permissions, new.document_groups, new.sensitive_topics, new.duration_months, new.at_end, new.opens_at, new.ends_at, new.closes_at, new.purpose, new.continues_if_unable,
          new.reminded_thirty_at, new.reminded_seven_at, new.unused_asked_at)
        is distinct from (old.permissions, old.document_groups, old.sensitive_topics, old.duration_months, old.at_end, old.opens_at, old.ends_at, old.closes_at, old.purpose, old.continues_if_unable,
          old.reminded_thirty_at, old.reminded_seven_at, old.unused_asked_at)
        or new.status not in ('accepted', 'ended') or (old.status = 'proposed' and new.status <> 'accepted')
        or (new.status = 'accepted' and new.caregiver_account_id <> relais.current_actor()) then
        raise exception 'a caregiver changes nothing but his own yes or no' using errcode = 'check_violation', constraint = 'caregiver_never_widens';
      end if;
    end if;
    return new;
  end
  $$;
