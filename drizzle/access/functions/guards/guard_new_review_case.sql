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
