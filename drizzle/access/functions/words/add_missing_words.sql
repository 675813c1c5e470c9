-- The words of items that were written before anybody looked for words, of so many patients after this one; which was the last,
-- null where there is none.
create function relais.add_missing_words(after uuid, most integer) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    these constant uuid[] := array(select p.patient_id from public.patients p where p.patient_id > after order by 1 limit most);
    one record;
  begin
    for one in select c.relname as name, string_to_array(encode(t.tgargs, 'escape'), '\000') as said
      from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'keep_words' order by 1 loop
      execute format(
        'insert into public.item_words (patient_id, section, item_id, line)
          select i.patient_id, %1$L, i.id, relais.line_of(to_jsonb(i), %2$L, %3$L)
          from (select patient_id, id, %4$s from public.%1$I where patient_id = any ($1)) i
          where not exists (select from public.item_words w
            where w.patient_id = i.patient_id and w.section = %1$L and w.item_id = i.id)
          on conflict do nothing',
        one.name, one.said[1], one.said[2], concat_ws(', ', one.said[1], nullif(one.said[2], ''))) using these;
    end loop;
    return these[cardinality(these)];
  end
  $$;
grant execute on function relais.add_missing_words(uuid, integer) to relais_worker;
