/* A deposit is taken back by whoever made it, within the hour, and is gone from then on: nobody brings it back or changes it. What its
   author marked, and the day on which the patient is told what she may not see yet, are the author's; who hides it from professionals
   is the person. The owner of the database, who mends it, is not held. */
create function relais.guard_document() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is null then
      return new;
    end if;
    if old.state = 'entered_in_error' then
      raise exception 'what was taken back stays so' using errcode = 'check_violation', constraint = 'taken_back_for_good';
    end if;
    if new.deleted_at is distinct from old.deleted_at and new.state = old.state
      and (old.author_kind = 'professional' or not old.patient_id = any (relais.held_patients())) then
      raise exception 'what a professional deposited is hidden, not removed' using errcode = 'check_violation', constraint = 'removed_by_the_person';
    end if;
    if new.state <> old.state and (new.state <> 'entered_in_error' or not old.patient_id = any (relais.visible_patients())
      or old.author_account_id is distinct from relais.current_actor() or old.deleted_at is not null or new.deleted_at is distinct from now()
      or old.deposited_at <= now() - relais.rule_span('deposit_withdrawn_within')) then
      raise exception 'only the depositor takes a deposit back, within the hour' using errcode = 'check_violation', constraint = 'taken_back_by_its_depositor';
    end if;
    if (old.marks @> '{MASQUE_PS}') <> (new.marks @> '{MASQUE_PS}') and not old.patient_id = any (relais.held_patients()) then
      raise exception 'the person alone hides it from professionals' using errcode = 'check_violation', constraint = 'hidden_by_the_person';
    end if;
    if new.announce_on is distinct from old.announce_on and old.author_account_id is distinct from relais.current_actor()
      or new.marks <> old.marks and not (new.marks <@ (old.marks || text 'MASQUE_PS')
        and (old.author_account_id is not distinct from relais.current_actor() or old.marks <@ (new.marks || text 'MASQUE_PS'))) then
      raise exception 'somebody else announces this' using errcode = 'check_violation', constraint = 'announced_by_its_author';
    end if;
    return new;
  end
  $$;
