/* A thread begins empty. It is closed by who decides for the patient or by a professional who is in it, in their own name, and
   opened again by who decides alone, who decides nothing of what a minor began. Who closed it stays. The owner of the database, who
   mends it, is not held. */
create function relais.guard_thread() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    decides boolean;
  begin
    if tg_op = 'INSERT' then
      new.last_position := 0;
      return new;
    end if;
    if actor is null or (new.closed_at, new.closed_by_account_id, new.closed_by_name)
      is not distinct from (old.closed_at, old.closed_by_account_id, old.closed_by_name) then
      return new;
    end if;
    decides := new.patient_id = any (relais.held_patients())
      or new.author_kind <> 'patient' and new.patient_id = any (relais.governed_patients());
    if new.closed_at is null and new.closed_by_account_id is null and decides then
      return new;
    end if;
    if old.closed_at is not null or new.closed_by_account_id is distinct from actor or not decides and not exists (
        select from public.thread_members m where m.patient_id = new.patient_id and m.thread_id = new.id and m.account_id = actor
          and m.kind = 'professional' and m.removed_at is null) then
      raise exception 'somebody else closes this thread' using errcode = 'check_violation', constraint = 'thread_closed_by_its_people';
    end if;
    return new;
  end
  $$;
