-- What ties a professional to a patient, by the database's clock; the policy decides what follows from it.
create function relais.care_facts(asked_patient uuid) returns table (
  in_care_team boolean, is_attending_doctor boolean, consultation_open boolean, is_blocked boolean, has_authored boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select
      m.patient_id is not null, coalesce(m.is_attending_doctor, false),
      exists (select from public.consultations c
        where c.patient_id = asked_patient and c.professional_account_id = relais.current_actor()
          and {{open_consultation}}),
      exists (select from public.blocked_professionals b
        where b.patient_id = asked_patient and b.professional_account_id = relais.current_actor()),
      {{has_authored}}
    from (select 1) one
    left join public.care_team_members m on m.patient_id = asked_patient
      and m.professional_account_id = relais.current_actor() and {{current_member}}
  $$;
grant execute on function relais.care_facts(uuid) to relais_portal;
