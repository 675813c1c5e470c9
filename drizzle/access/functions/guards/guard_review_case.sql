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
    if (new.birth_name, new.given_names, new.first_given_name, new.sex, new.birth_date, new.birth_town, new.birth_country, new.relation, new.requester_name, new.submitted_at, new.deadline_on)
      is distinct from (old.birth_name, old.given_names, old.first_given_name, old.sex, old.birth_date, old.birth_town, old.birth_country, old.relation, old.requester_name, old.submitted_at, old.deadline_on) then
      raise exception 'a reviewer changes nothing of what was asked' using errcode = 'check_violation', constraint = 'case_keeps_who_asked';
    end if;
    if moved = 'submitted>submitted' then
      if new.assigned_reviewer_id is distinct from actor and (old.assigned_reviewer_id is distinct from actor
        or new.assigned_reviewer_id is not null) then
        raise exception 'a reviewer takes, works on and gives back for himself alone' using errcode = 'check_violation', constraint = 'case_is_taken_by_its_reviewer';
      end if;
      if new.assigned_reviewer_name is distinct from old.assigned_reviewer_name and new.assigned_reviewer_name is distinct from
        (select a.display_name from public.accounts a where a.id = new.assigned_reviewer_id) then
        raise exception 'a case bears the name of who has it' using errcode = 'check_violation', constraint = 'case_is_taken_by_its_reviewer';
      end if;
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
