/* What a professional wrote is changed by that professional alone, whoever asks; who may see it is the patient's to say. Anybody
   else's line is changed by who wrote it or who decides for the patient, and nobody says yes to a proposal of their own. What was
   refused stays so. The owner of the database, who mends it, is not held. */
create function relais.guard_vaccination() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    sight constant text[] := array['marks', 'sensitivity', 'sensitive_topic', 'version'];
    answer constant text[] := sight || array['state', 'confirmed_at', 'confirmed_by_account_id', 'confirmed_by_kind', 'confirmed_by_name',
      'confirmed_by_profession'];
    actor constant uuid := relais.current_actor();
    is_author boolean;
    governs boolean;
  begin
    if actor is null or to_jsonb(old) - sight = to_jsonb(new) - sight then
      return new;
    end if;
    is_author := coalesce(old.author_account_id = actor, false);
    if old.author_kind = 'professional' and not is_author then
      raise exception 'a professional wrote this line' using errcode = 'check_violation', constraint = 'vaccination_of_a_professional';
    end if;
    if old.state = 'entered_in_error' then
      raise exception 'what was refused stays so' using errcode = 'check_violation', constraint = 'vaccination_refused_for_good';
    end if;
    governs := old.patient_id = any (relais.governed_patients());
    if to_jsonb(old) - answer <> to_jsonb(new) - answer and not (is_author or governs) then
      raise exception 'somebody else wrote this line' using errcode = 'check_violation', constraint = 'vaccination_of_its_author';
    end if;
    if new.state = 'confirmed' and old.state = 'proposed' and is_author and not governs then
      raise exception 'nobody confirms what they proposed' using errcode = 'check_violation', constraint = 'vaccination_of_its_author';
    end if;
    return new;
  end
  $$;
