create function relais.file_delegation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.caregiver_account_id is not null then
      insert into public.delegation_directory (caregiver_account_id, patient_id, delegation_id)
      values (new.caregiver_account_id, new.patient_id, new.id) on conflict do nothing;
    end if;
    return null;
  end
  $$;
