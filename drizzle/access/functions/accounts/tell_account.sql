/* Something that a person is told: kept for them, and sent to the address that they confirmed, in the language that they read.
   By their given name they know that it is for them: a couple may share an address. Whoever tells learns none of it, nor whose access it is, where the clock tells somebody of their own. The same thing to the same
   person is told by one mail that counts. */
create function relais.tell_account(asked_account uuid, asked_kind text, said jsonb, about jsonb default '{}') returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    told record;
  begin
    insert into public.notices (account_id, kind, subject, space_id, subject_id, name)
    values (asked_account, asked_kind, about->>'subject', (about->>'spaceId')::uuid, (about->>'subjectId')::uuid,
      coalesce(about->>'name', (
        select concat_ws(' ', nullif(p.first_given_name, ''), coalesce(nullif(p.used_name, ''), p.birth_name))
        from public.delegations d join public.patients p on p.patient_id = d.patient_id
        where d.patient_id = (about->>'patientId')::uuid and d.id = (about->>'subjectId')::uuid
          and d.caregiver_account_id = asked_account), (
        -- Somebody who helps several people is told whom it is about; the person is not told their own name.
        select concat_ws(' ', nullif(p.first_given_name, ''), coalesce(nullif(p.used_name, ''), p.birth_name))
        from public.patients p where p.patient_id = (about->>'whose')::uuid and p.holder_account_id is distinct from asked_account
          and exists (select from public.delegations d where d.patient_id = p.patient_id and d.caregiver_account_id = asked_account))));
    select a.email, coalesce(nullif(a.first_given_name, ''),
      case a.language when 'en' then regexp_replace(a.display_name, '^Dre ', 'Dr ') else a.display_name end) as name, a.language into told from public.accounts a
    where a.id = asked_account and a.email is not null and a.email_verified_at is not null and a.closed_at is null;
    if found then
      perform jobs.enqueue('mail.send', jsonb_build_object('to', told.email) || (
        select jsonb_object_agg(part.key, replace(part.value, '{name}', told.name)) from jsonb_each_text(said -> told.language) part
      ), asked_account || ' ' || asked_kind);
    end if;
  end
  $$;
grant execute on function relais.tell_account(uuid, text, jsonb, jsonb) to relais_portal, relais_worker;
