/* That what somebody proposed stands or does not, and that somebody confirmed a line, is said by who decides for the patient or by a
   professional, by the column that the trigger names: never by who only helps. The owner of the database, who mends it, is not held. */
create function relais.guard_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    answered_at constant jsonb := to_jsonb(new) -> tg_argv[0];
  begin
    if (old.state <> 'confirmed' and new.state <> old.state or answered_at not in (to_jsonb(old) -> tg_argv[0], 'null'))
      and relais.current_actor() is not null and not old.patient_id = any (relais.governed_patients())
      and not exists (select from public.accounts a where a.id = relais.current_actor() and a.face = 'professional') then
      raise exception 'who only helps answers nothing' using errcode = 'check_violation', constraint = 'answered_by_who_decides';
    end if;
    return new;
  end
  $$;
