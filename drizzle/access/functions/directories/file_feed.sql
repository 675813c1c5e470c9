create function relais.file_feed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'INSERT' then
      insert into public.appointment_feed_directory (secret_hash, patient_id, feed_id) values (new.secret_hash, new.patient_id, new.id);
    elsif new.withdrawn_at is not null then
      -- What was withdrawn is looked for as in vain as what never was.
      delete from public.appointment_feed_directory where secret_hash = new.secret_hash;
    end if;
    return null;
  end
  $$;
