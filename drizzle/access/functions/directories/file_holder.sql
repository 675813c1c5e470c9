-- Directories: written here and nowhere else.
create function relais.file_holder() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and old.holder_account_id is distinct from new.holder_account_id then
      delete from public.holder_directory where account_id = old.holder_account_id;
    end if;
    if new.holder_account_id is not null and (tg_op = 'INSERT' or old.holder_account_id is distinct from new.holder_account_id) then
      insert into public.holder_directory (account_id, patient_id) values (new.holder_account_id, new.patient_id);
    end if;
    if tg_op = 'UPDATE' and old.ins_hmac is distinct from new.ins_hmac then
      delete from public.ins_directory where ins_hmac = old.ins_hmac;
    end if;
    if new.ins_hmac is not null and (tg_op = 'INSERT' or old.ins_hmac is distinct from new.ins_hmac) then
      insert into public.ins_directory (ins_hmac, patient_id) values (new.ins_hmac, new.patient_id);
    end if;
    insert into public.birth_directory (birth_date, patient_id) values (new.birth_date, new.patient_id) on conflict do nothing;
    return null;
  end
  $$;
