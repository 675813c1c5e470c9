/* What a task says is its author's, or of who decides for the patient; who may see it, of the latter alone. Whoever takes or does one
   says so of themselves and of nobody else. The owner of the database, who mends it, is not held. */
create function relais.guard_task() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    doing constant text[] := array['taken_at', 'taken_by_account_id', 'taken_by_name', 'done_at', 'done_by_account_id', 'done_by_name', 'version'];
    saying constant text[] := doing || array['title', 'details', 'due_on', 'due_hour', 'linked_section', 'linked_item_id', 'said_at',
      'deleted_at'];
    was constant jsonb := to_jsonb(old);
    becomes constant jsonb := to_jsonb(new);
    actor constant uuid := relais.current_actor();
    governs boolean;
  begin
    if actor is null then
      return new;
    end if;
    governs := old.patient_id = any (relais.governed_patients());
    if was - doing <> becomes - doing and not governs
      and (old.author_account_id is distinct from actor or was - saying <> becomes - saying) then
      raise exception 'somebody else wrote this task' using errcode = 'check_violation', constraint = 'task_of_its_author';
    end if;
    if new.taken_by_account_id is distinct from old.taken_by_account_id and new.taken_by_account_id <> actor
      or new.done_by_account_id is distinct from old.done_by_account_id and new.done_by_account_id <> actor then
      raise exception 'nobody takes a task for somebody else' using errcode = 'check_violation', constraint = 'task_of_oneself';
    end if;
    return new;
  end
  $$;
