-- What was kept of an item goes with it: who opened it, from whom it is kept, where it was written, its words, what was said
-- against it, what it was taken out of.
create function relais.forget_item() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    delete from public.item_reads r where r.patient_id = old.patient_id and r.section = tg_table_name and r.item_id = old.id;
    delete from public.item_exclusions e where e.patient_id = old.patient_id and e.section = tg_table_name and e.item_id = old.id;
    delete from public.item_places p where p.patient_id = old.patient_id and p.section = tg_table_name and p.item_id = old.id;
    delete from public.item_versions v where v.patient_id = old.patient_id and v.section = tg_table_name and v.item_id = old.id;
    delete from public.item_words w where w.patient_id = old.patient_id and w.section = tg_table_name and w.item_id = old.id;
    delete from public.rectifications c where c.patient_id = old.patient_id and c.section = tg_table_name and c.item_id = old.id;
    delete from public.item_sources s where s.patient_id = old.patient_id and s.section = tg_table_name and s.item_id = old.id;
    return null;
  end
  $$;
