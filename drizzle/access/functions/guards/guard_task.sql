/* Whoever takes or does a task says so of themselves and of nobody else. What somebody took or did is theirs to take back, or of who
   decides for the patient. The owner of the database, who mends it, is not held. */
create function relais.guard_task() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    takes constant boolean := (new.taken_at, new.taken_by_account_id, new.taken_by_name)
      is distinct from (old.taken_at, old.taken_by_account_id, old.taken_by_name);
    does constant boolean := (new.done_at, new.done_by_account_id, new.done_by_name)
      is distinct from (old.done_at, old.done_by_account_id, old.done_by_name);
    governs boolean;
  begin
    if actor is null or not takes and not does then
      return new;
    end if;
    governs := old.patient_id = any (relais.governed_patients());
    if (takes and case when new.taken_by_account_id is null then old.taken_by_account_id is distinct from actor and not governs
        else new.taken_by_account_id <> actor end
      or does and case when new.done_by_account_id is null then old.done_by_account_id is distinct from actor and not governs
        else new.done_by_account_id <> actor or coalesce(old.done_by_account_id <> actor, false) end) then
      raise exception 'nobody takes a task for somebody else' using errcode = 'check_violation', constraint = 'task_of_oneself';
    end if;
    return new;
  end
  $$;
