/* What a caregiver proposed is confirmed or refused once, and a refusal can be taken back; what a professional wrote is changed by
   nobody, but that he takes back a file that he imported, within the hour, save what is contested. What was answered is taken away by
   who decides for the patient alone; who may see it is theirs to say, whoever wrote it. The owner of the database, who mends it, is not held. */
create function relais.guard_measure() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    sight constant text[] := array['marks', 'sensitivity', 'sensitive_topic', 'version'];
  begin
    if relais.current_actor() is null or to_jsonb(old) - sight = to_jsonb(new) - sight then
      return new;
    end if;
    if new.deleted_at is distinct from old.deleted_at and not old.patient_id = any (relais.governed_patients()) and (old.import_id is null
      or old.deleted_at is not null or old.entered_at <= now() - relais.rule_span('deposit_withdrawn_within')) then
      raise exception 'who only helps takes back a file of theirs within the hour' using errcode = 'check_violation', constraint = 'measure_is_answered_once';
    end if;
    if old.author_kind = 'professional' and (old.import_id is null
      or old.author_account_id is distinct from relais.current_actor() or new.state <> old.state
      or old.deleted_at is not null or new.deleted_at is null
      or old.entered_at <= now() - relais.rule_span('deposit_withdrawn_within')
      or exists (select from public.rectifications c where c.patient_id = old.patient_id and c.section = 'measures'
        and c.item_id = old.id and c.state in ('sent', 'seen'))) then
      raise exception 'what a professional wrote stays as it is' using errcode = 'check_violation', constraint = 'professional_line_is_kept';
    end if;
    if old.answered_at is not null and new.deleted_at is distinct from old.deleted_at
      and not old.patient_id = any (relais.governed_patients()) then
      raise exception 'what was answered stays' using errcode = 'check_violation', constraint = 'measure_is_answered_once';
    end if;
    if new.state <> old.state and not old.state || '>' || new.state
      in ('proposed>confirmed', 'proposed>entered_in_error', 'entered_in_error>proposed') then
      raise exception 'a measure is answered once' using errcode = 'check_violation', constraint = 'measure_is_answered_once';
    end if;
    return new;
  end
  $$;
