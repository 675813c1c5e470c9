create function relais.file_professional() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into public.professional_directory (professional_account_id, patient_id)
    values (new.professional_account_id, new.patient_id) on conflict do nothing;
    return null;
  end
  $$;
