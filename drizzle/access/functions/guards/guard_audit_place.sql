-- Where an act was done is added by who did it. The jobs are not held.
create function relais.guard_audit_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is not null and not exists (select from public.audit_events e
      where e.patient_id = new.patient_id and e.id = new.event_id and e.actor_account_id = relais.current_actor()) then
      raise exception 'somebody else did this' using errcode = 'check_violation', constraint = 'place_of_its_doer';
    end if;
    return new;
  end
  $$;
