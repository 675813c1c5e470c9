-- Where words are held by `few` items at most, by the index: null where more hold them. Without the settings the planner, who does not
-- count what it costs to unpack an item's words, unpacks those of thousands where the index knows at once.
create function relais.few_held(patient uuid, question tsquery, few integer, out sections text[], out ids uuid[])
  language plpgsql stable set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan
  as $$
  begin
    select array_agg(distinct held.section), case when count(*) <= few then coalesce(array_agg(held.item_id), '{}') end into sections, ids
      from (select w.section, w.item_id from public.item_words w
        where w.patient_id = patient and (w.line || w.body) @@ question limit few + 1) held;
  end
  $$;
