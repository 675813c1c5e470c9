-- The files of a document stay as long as it does: only what its depositor took back loses them before its row.
create function relais.guard_document_file() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is not null and not exists (select from public.documents d
      where d.patient_id = old.patient_id and d.id = old.document_id and d.state = 'entered_in_error') then
      raise exception 'a document keeps its files' using errcode = 'check_violation', constraint = 'kept_file_is_removed';
    end if;
    return old;
  end
  $$;
