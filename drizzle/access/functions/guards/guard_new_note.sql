-- A note is corrected by who wrote it, and by nobody else. The owner of the database, who mends it, is not held.
create function relais.guard_new_note() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is null or new.corrects_id is null then
      return new;
    end if;
    if not exists (select from public.notes n where n.patient_id = new.patient_id and n.id = new.corrects_id
        and n.author_account_id = new.author_account_id) then
      raise exception 'somebody else wrote this note' using errcode = 'check_violation', constraint = 'note_of_its_author';
    end if;
    return new;
  end
  $$;
