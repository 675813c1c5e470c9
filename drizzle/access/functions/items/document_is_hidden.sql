/* Whether a document is hidden from professionals: what stands for it is on no emergency card, which says the same to everybody. */
create function relais.document_is_hidden(patient uuid, document uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select from public.documents d where d.patient_id = patient and d.id = document and 'MASQUE_PS' = any (d.marks))
      and patient = any (relais.visible_patients() || relais.shown_cards())
  $$;
grant execute on function relais.document_is_hidden(uuid, uuid) to relais_portal;
