/* Somebody of age asks for her space to be closed, and comes back while the time lasts; nobody is told of it any more then. The owner of
   the database, who mends it, is not held. */
create function relais.guard_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is null or new.closing_asked_at is not distinct from old.closing_asked_at then
      return new;
    end if;
    -- Of a day of birth that is known in part, the last day that it can be.
    if new.closing_asked_at is not null
      and rpad(old.birth_date, 10, '~') collate "C" > to_char((now() at time zone 'Europe/Paris')::date - relais.rule_span('majority'), 'YYYY-MM-DD') then
      raise exception 'a child closes no space' using errcode = 'check_violation', constraint = 'closing_by_who_is_of_age';
    end if;
    if new.closing_asked_at is null then
      if old.closing_asked_at + relais.rule_span('closing_waits') + relais.rule_span('closing_kept') <= now() then
        raise exception 'the time to come back is over' using errcode = 'check_violation', constraint = 'closing_is_over';
      end if;
      new.shut_told_at := null;
    end if;
    return new;
  end
  $$;
