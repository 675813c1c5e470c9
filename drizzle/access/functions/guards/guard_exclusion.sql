/* From whom an item is kept is said by who says who sees it. Its writer keeps it from those from whom the document is kept that it was
   taken out of, or the note that it corrects, and from nobody else. The owner of the database, who mends it, is not held. */
create function relais.guard_exclusion() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    kept constant record := coalesce(new, old);
    is_note constant boolean := kept.section = 'notes';
    item record;
  begin
    if actor is null or kept.patient_id = any (relais.setting_patients(kept.section)) then
      return kept;
    end if;
    execute format('select author_account_id as writer, %I as origin from public.%I where patient_id = $1 and id = $2',
        case when is_note then 'corrects_id' else 'source_document_id' end, kept.section)
      into item using kept.patient_id, kept.item_id;
    if tg_op = 'INSERT' and item.writer = actor and exists (select from public.item_exclusions e
      where e.patient_id = kept.patient_id and e.section = case when is_note then 'notes' else 'documents' end
        and e.item_id = item.origin and e.account_id = kept.account_id) then
      return kept;
    end if;
    raise exception 'somebody else says who sees this' using errcode = 'check_violation', constraint = 'exclusion_by_who_sets_apart';
  end
  $$;
