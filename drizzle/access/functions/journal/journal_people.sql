-- The names of people who stand in a patient's journal, for that patient alone: a stranger who was refused as well.
create function relais.journal_people(asked_patient uuid, people uuid[])
  returns table (account_id uuid, display_name text, face text, sex text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.display_name, a.face, a.sex
    from public.accounts a
    where a.id = any (people) and asked_patient = any (relais.held_patients())
      and exists (select from public.audit_events e where e.patient_id = asked_patient and e.actor_account_id = a.id)
  $$;
grant execute on function relais.journal_people(uuid,uuid[]) to relais_portal;
