/* What a professional wrote is changed by nobody else: whoever sees it otherwise adds a line beside it (EHDS art. 5). What the
   patient sets of it, and that somebody confirmed it, is no change of what it says. The owner, who mends, is not held. */
create function relais.guard_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    set_by_the_patient constant text[] := array['marks', 'sensitivity', 'sensitive_topic', 'version'];
  begin
    if relais.current_actor() is null or old.author_kind <> 'professional'
      or old.author_account_id is not distinct from relais.current_actor() then
      return new;
    end if;
    if to_jsonb(old) - set_by_the_patient <> to_jsonb(new) - set_by_the_patient then
      raise exception 'a professional''s line is changed by nobody else'
        using errcode = 'check_violation', constraint = 'line_of_a_professional';
    end if;
    return new;
  end
  $$;
