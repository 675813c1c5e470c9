-- Directories of the other side.
create function relais.file_consultation_code() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into public.consultation_code_directory (code_hash, patient_id, code_id) values (new.code_hash, new.patient_id, new.id);
    return null;
  end
  $$;
