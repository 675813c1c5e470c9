/* Whoever holds the code of an invitation says yes to it, once, in their own name, and a no leaves it as it is: to whom it was sent, its code, how long that
   lives and what became of the answer are the person's. The owner of the database, who mends it, and the jobs are not held. */
create function relais.guard_invitation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    answer constant text[] := array['status', 'arrived_account_id', 'arrived_at', 'answered_at'];
  begin
    if actor is null or new.patient_id = any (relais.held_patients()) then
      return new;
    end if;
    if to_jsonb(old) - answer <> to_jsonb(new) - answer or old.status <> 'sent' or new.status <> 'arrived'
      or new.arrived_account_id is distinct from actor then
      raise exception 'this is the person''s invitation' using errcode = 'check_violation', constraint = 'invitation_of_the_person';
    end if;
    return new;
  end
  $$;
