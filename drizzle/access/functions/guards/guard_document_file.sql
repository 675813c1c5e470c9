/* A document gets its files from its depositor, with its row, and keeps them as long as it is there: only what was taken back loses
   them before, by the same hand. The owner of the database, who mends it, and the jobs are not held. */
create function relais.guard_document_file() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    file constant record := coalesce(new, old);
  begin
    if actor is null or exists (select from public.documents d
      where d.patient_id = file.patient_id and d.id = file.document_id and d.author_account_id = actor
        and case tg_op when 'INSERT' then d.deposited_at = now() else d.state = 'entered_in_error' end) then
      return file;
    end if;
    raise exception 'a document keeps its files' using errcode = 'check_violation', constraint = 'kept_file_is_changed';
  end
  $$;
