-- The newest items of a patient before a moment, of every section, whoever may see them, and whether each holds what is asked for.
create function relais.newest_lines(patient uuid, question tsquery, older_at timestamptz, older_id uuid, most integer)
  returns table (in_section text, item uuid, at timestamptz, holds boolean)
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select l.section, l.id, l.moment, coalesce((select (w.line || w.body) @@ question from public.item_words w
        where w.patient_id = patient and w.section = l.section and w.item_id = l.id), false)
      from (select * from ({{searched_lines}}) every (section, id, moment) order by moment desc, id desc limit most) l;
  end
  $$;
