-- Adds the copy without actions of a file that was taken before there were such copies, with what is known of the original; whether
-- it was added: not where there is one already, nor where the document was erased meanwhile. The job reads no name of a file.
create function relais.keep_copy(patient uuid, document uuid, object_key text, wrapped_key bytea, byte_size integer) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.document_files
      (patient_id, document_id, position, role, object_key, media_type, file_name, byte_size, sha256, wrapped_key, page_count, attachments)
      select f.patient_id, f.document_id, f.position, 'rendition', keep_copy.object_key, f.media_type, f.file_name, keep_copy.byte_size,
        f.sha256, keep_copy.wrapped_key, f.page_count, f.attachments
      from public.document_files f
      where f.patient_id = patient and f.document_id = document and f.position = 0 and f.role = 'original'
        and relais.current_task() = 'documents.read'
      on conflict do nothing
      returning true
  $$;
grant execute on function relais.keep_copy(uuid, uuid, text, bytea, integer) to relais_worker;
