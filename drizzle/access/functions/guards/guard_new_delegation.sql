create function relais.guard_new_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.basis in ({{bases_by_law}}) then
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
