create function relais.file_card_code() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'INSERT' then
      insert into public.emergency_card_directory (code_hash, patient_id, code_id) values (new.code_hash, new.patient_id, new.id);
    elsif new.withdrawn_at is not null then
      -- What was withdrawn is looked for as in vain as what never was.
      delete from public.emergency_card_directory where code_hash = new.code_hash;
    end if;
    return null;
  end
  $$;
