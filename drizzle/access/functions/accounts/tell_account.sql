/* Something that a person is told: kept for them, and sent as they chose to hear of it. Whoever tells learns none of it, nor whose access
   it is, where the clock tells somebody of their own. */
create function relais.tell_account(asked_account uuid, asked_kind text, said jsonb, about jsonb default '{}') returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    chosen record;
  begin
    select * into chosen from relais.way_of_notice(asked_account, asked_kind);
    insert into public.notices (account_id, kind, way, send_at, subject, space_id, subject_id, name)
    values (asked_account, asked_kind, chosen.way, chosen.send_at, about->>'subject', (about->>'spaceId')::uuid, (about->>'subjectId')::uuid,
      coalesce(about->>'name', (
        select concat_ws(' ', nullif(p.first_given_name, ''), coalesce(nullif(p.used_name, ''), p.birth_name))
        from public.delegations d join public.patients p on p.patient_id = d.patient_id
        where d.patient_id = (about->>'patientId')::uuid and d.id = (about->>'subjectId')::uuid
          and d.caregiver_account_id = asked_account), (
        -- Somebody who helps several people is told whom it is about; the person is not told their own name.
        select concat_ws(' ', nullif(p.first_given_name, ''), coalesce(nullif(p.used_name, ''), p.birth_name))
        from public.patients p where p.patient_id = (about->>'whose')::uuid and p.holder_account_id is distinct from asked_account
          and exists (select from public.delegations d where d.patient_id = p.patient_id and d.caregiver_account_id = asked_account))));
    if chosen.way in ('at_once', 'sms') and chosen.send_at is null then
      perform relais.send_notice(asked_account, asked_kind, chosen.way, said);
    end if;
  end
  $$;
grant execute on function relais.tell_account(uuid, text, jsonb, jsonb) to relais_portal, relais_worker;
