/* Somebody enters a thread as what they are, and reads from its next message on. Who decides for the patient lets them in and takes
   them out; whoever began a thread is in it before its first message. What is said while they may not come in is shut to them by
   `guard_message`, and by nobody else. The owner of the database, who mends it, is not held. */
create function relais.guard_thread_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    thread record;
  begin
    if actor is null then
      return new;
    end if;
    select t.author_account_id as author, t.last_position as latest into thread from public.threads t
      where t.patient_id = new.patient_id and t.id = new.thread_id;
    if tg_op = 'INSERT' then
      new.reads_from := coalesce(thread.latest, 0) + 1;
      if (new.kind = 'professional') is distinct from ((select a.face from public.accounts a where a.id = new.account_id) = 'professional')
        or not new.patient_id = any (relais.governed_patients()) and (new.account_id <> actor or thread.author <> actor or thread.latest > 0) then
        raise exception 'somebody else lets people in' using errcode = 'check_violation', constraint = 'member_let_in_by_who_decides';
      end if;
    elsif old.removed_at is not null and new.removed_at is null then
      -- Somebody who comes back missed what was said meanwhile.
      new.reads_from := thread.latest + 1;
    elsif new.reads_from not in (old.reads_from, 1) and pg_trigger_depth() = 1 then
      raise exception 'what was opened is not shut' using errcode = 'check_violation', constraint = 'member_reads_on';
    end if;
    return new;
  end
  $$;
