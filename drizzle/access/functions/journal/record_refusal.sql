-- A refusal is told to the patient when there is one; otherwise it is kept without a patient.
create function relais.record_refusal(asked_patient uuid, asked_permission text, reason text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    -- The same knock again is no second line: nobody fills a person's journal by trying again and again.
    if not relais.take_turn('same_refusal', concat_ws(' ', asked_patient, reason, asked_permission)) then
      return;
    end if;
    if exists (select from public.patients p where p.patient_id = asked_patient) then
      perform relais.append_audit(asked_patient, 'access.refused', permission => asked_permission, outcome => 'refused', refusal => reason);
    else
      insert into public.refused_requests (actor_account_id, permission, refusal)
      values (relais.current_actor(), asked_permission, reason);
    end if;
  end
  $$;
grant execute on function relais.record_refusal(uuid, text, text) to relais_portal;
