-- Whether most of a patient's newest documents hold what is asked for: then a page of its list holds a page of them, and the index,
-- which would bring all of them along, need not be asked. A guess only: it says nothing about the others.
create function relais.is_common(patient uuid, question tsquery) returns boolean
  language plpgsql stable set search_path = pg_catalog, pg_temp set enable_indexscan = on set plan_cache_mode = auto
  as $$
  begin
    return (select count(*) filter (where (w.line || w.body) @@ question) >= 6
      from (select i.line, i.body from public.item_words i where i.patient_id = patient and i.section = 'documents'
        order by i.item_id desc limit 8) w);
  end
  $$;
