-- Whatever has a code that is looked up by whoever holds it: an invitation, a request to sign.
create function relais.file_invitation() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and old.code_hash is distinct from new.code_hash then
      delete from public.invitation_directory where code_hash = old.code_hash;
    end if;
    if tg_op = 'INSERT' or old.code_hash is distinct from new.code_hash then
      insert into public.invitation_directory (code_hash, patient_id, invitation_id)
      values (new.code_hash, new.patient_id, new.id);
    end if;
    return null;
  end
  $$;
