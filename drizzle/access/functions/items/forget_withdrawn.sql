-- What was read out of a document goes when its depositor takes it back: its words, what it proposes and what was answered. The
-- words come first: whoever reads the document now holds them until all that was read is written.
create function relais.forget_withdrawn() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update public.item_words w set body = '', ciphertext = null
      where w.patient_id = new.patient_id and w.section = 'documents' and w.item_id = new.id;
    delete from public.proposals p where p.patient_id = new.patient_id and p.document_id = new.id;
    delete from public.proposal_answers a where a.patient_id = new.patient_id and a.document_id = new.id;
    return null;
  end
  $$;
