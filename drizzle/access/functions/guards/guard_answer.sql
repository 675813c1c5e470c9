/* That what somebody proposed stands or does not, and that somebody confirmed a line, is said by who decides for the patient or by a
   professional, in their own name, in the column that the trigger names and those beside it: never by who only helps. A professional
   takes back no word of somebody else that stands. The owner of the database, who mends it, is not held. */
create function relais.guard_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    was constant jsonb := to_jsonb(old);
    answers constant text := '^' || split_part(tg_argv[0], '_', 1) || '_';
    is_answered constant boolean := exists (select from jsonb_each(to_jsonb(new)) c
      where c.key ~ answers and c.value not in (was -> c.key, 'null'));
    answerer constant text := to_jsonb(new) ->> (split_part(tg_argv[0], '_', 1) || '_by_account_id');
  begin
    if actor is null then
      return new;
    end if;
    if is_answered and answerer is distinct from was ->> (split_part(tg_argv[0], '_', 1) || '_by_account_id') and answerer <> actor::text then
      raise exception 'nobody answers in another name' using errcode = 'check_violation', constraint = 'answered_by_who_decides';
    end if;
    if old.patient_id = any (relais.governed_patients()) then
      return new;
    end if;
    if (old.state <> 'confirmed' and new.state <> old.state or is_answered)
      and not exists (select from public.accounts a where a.id = actor and a.face = 'professional') then
      raise exception 'who only helps answers nothing' using errcode = 'check_violation', constraint = 'answered_by_who_decides';
    end if;
    if old.state = 'confirmed' and new.state <> old.state and old.author_account_id is distinct from actor then
      raise exception 'somebody else said what stands' using errcode = 'check_violation', constraint = 'answered_by_who_decides';
    end if;
    return new;
  end
  $$;
