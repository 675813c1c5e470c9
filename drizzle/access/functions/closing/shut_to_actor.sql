-- Spaces that are shut now to somebody who helps or treats there: as if they never had.
create function relais.shut_to_actor() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(p.patient_id), '{}') from public.patients p
    where p.closing_asked_at is not null and relais.is_shut(p.closing_asked_at) and (
      exists (select from public.delegation_directory d where d.patient_id = p.patient_id and d.caregiver_account_id = relais.current_actor())
      or exists (select from public.professional_directory c
        where c.patient_id = p.patient_id and c.professional_account_id = relais.current_actor()))
  $$;
grant execute on function relais.shut_to_actor() to relais_portal;
