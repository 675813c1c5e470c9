/* Whoever is asked says yes for themselves. Whoever is away, who stands in and who decides for the patient each end it, in their own
   name; what has ended stays so. The owner of the database, who mends it, is not held. */
create function relais.guard_absence() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
  begin
    if actor is null then
      return new;
    end if;
    if old.ended_at is not null and to_jsonb(new) <> to_jsonb(old)
      or new.accepted_at is distinct from old.accepted_at and old.stand_in_account_id is distinct from actor
      or (new.ended_at, new.ended_by_account_id, new.ended_by_name) is distinct from (old.ended_at, old.ended_by_account_id, old.ended_by_name)
        and (new.ended_by_account_id is distinct from actor
          or coalesce(actor not in (old.account_id, old.stand_in_account_id), true) and not old.patient_id = any (relais.governed_patients())) then
      raise exception 'nobody stands in in the name of somebody else' using errcode = 'check_violation', constraint = 'absence_of_oneself';
    end if;
    return new;
  end
  $$;
