-- Whether a professional may come into a space now; whoever asks has a reason to be there.
create function relais.treats(patient uuid, account uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select patient = any (relais.visible_patients()) and not relais.has_left(account)
      and not exists (select from public.blocked_professionals b where b.patient_id = patient and b.professional_account_id = account)
      and (exists (select from public.care_team_members m
          where m.patient_id = patient and m.professional_account_id = account and {{current_member}})
        or exists (select from public.consultations c
          where c.patient_id = patient and c.professional_account_id = account and {{open_consultation}}))
  $$;
grant execute on function relais.treats(uuid, uuid) to relais_portal;
