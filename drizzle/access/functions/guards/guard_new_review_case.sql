create function relais.guard_new_review_case() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.status <> 'draft' or new.checks <> '{}' or num_nonnulls(new.submitted_at, new.deadline_on, new.assigned_reviewer_id,
      new.assigned_reviewer_name, new.assigned_at, new.decided_at, new.opened_space_id, new.evidence_erased_at) > 0 then
      raise exception 'a case begins as a draft' using errcode = 'check_violation', constraint = 'case_begins_as_a_draft';
    end if;
    return new;
  end
  $$;
