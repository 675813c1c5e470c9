-- How many of a patient's eight newest documents hold what is asked for. It says nothing about the others: from two on it is guessed that
-- the newest of them make a page soon, and the index, which would bring hundreds along, need not be asked.
create function relais.newest_holding(patient uuid, question tsquery) returns integer
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  begin
    return (select count(*) filter (where (w.line || w.body) @@ question)
      from (select i.line, i.body from public.item_words i where i.patient_id = patient and i.section = 'documents'
        order by i.item_id desc limit 8) w);
  end
  $$;
