-- Who may see a note is said by who decides for the patient. The owner of the database, who mends it, is not held.
create function relais.guard_note() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is not null and old.patient_id <> all (relais.governed_patients()) then
      raise exception 'who sees a note is the patient''s to say' using errcode = 'check_violation', constraint = 'note_is_seen_as_the_patient_says';
    end if;
    return new;
  end
  $$;
