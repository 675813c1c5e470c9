/* An appointment is changed by who wrote it or who decides for the patient, and nobody says yes to a proposal of their own. What was
   refused stays so. The owner of the database, who mends it, is not held. */
create function relais.guard_appointment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
  begin
    if actor is null or old.patient_id = any (relais.governed_patients()) then
      return new;
    end if;
    if old.author_account_id is distinct from actor then
      raise exception 'somebody else wrote this appointment' using errcode = 'check_violation', constraint = 'appointment_of_its_author';
    end if;
    if new.state = 'confirmed' and old.state <> 'confirmed' or old.state = 'entered_in_error' then
      raise exception 'nobody confirms what they proposed' using errcode = 'check_violation', constraint = 'appointment_of_its_author';
    end if;
    return new;
  end
  $$;
