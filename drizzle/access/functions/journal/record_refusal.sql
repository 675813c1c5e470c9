-- A refusal is told to the patient when there is one; otherwise it is kept without a patient.
create function relais.record_refusal(asked_patient uuid, asked_permission text, reason text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    -- The same knock within ten minutes is one line: nobody fills a person's journal by trying again and again.
    if exists (select from public.audit_events e
      where e.patient_id = asked_patient and e.actor_account_id = relais.current_actor() and e.action = 'access.refused'
        and e.permission is not distinct from asked_permission and e.refusal = reason
        and e.occurred_at > now() - interval '10 minutes') then
      return;
    end if;
    if exists (select from public.patients p where p.patient_id = asked_patient) then
      insert into public.audit_events (patient_id, actor_account_id, permission, action, outcome, refusal)
      values (asked_patient, relais.current_actor(), asked_permission, 'access.refused', 'refused', reason);
    else
      insert into public.refused_requests (actor_account_id, permission, refusal)
      values (relais.current_actor(), asked_permission, reason);
    end if;
  end
  $$;
grant execute on function relais.record_refusal(uuid,text,text) to relais_portal, relais_worker;
