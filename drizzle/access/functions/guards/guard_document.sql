/* A deposit is taken back by whoever made it, within the hour, and is gone from then on: nobody brings it back or changes it. The day
   on which the patient is told what she may not see yet is its author's. The owner of the database, who mends it, is not held. */
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
    if new.state <> old.state and (new.state <> 'entered_in_error' or old.author_account_id is distinct from relais.current_actor()
      or old.deleted_at is not null or new.deleted_at is distinct from now()
      or old.deposited_at <= now() - relais.rule_span('deposit_withdrawn_within')) then
      raise exception 'only the depositor takes a deposit back, within the hour' using errcode = 'check_violation', constraint = 'taken_back_by_its_depositor';
    end if;
    if new.announce_on is distinct from old.announce_on and old.author_account_id is distinct from relais.current_actor() then
      raise exception 'somebody else announces this' using errcode = 'check_violation', constraint = 'announced_by_its_author';
    end if;
    return new;
  end
  $$;
