-- The words of an item's line: of the columns that hold words, and the codes of those that hold a code, as they are.
create function relais.line_of(item jsonb, texts text, codes text) returns tsvector
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select relais.words_of((item->>'patient_id')::uuid, (select string_agg(item->>name, ' ') from unnest(string_to_array(texts, ',')) name))
      || coalesce((select array_to_tsvector(array_agg(relais.patients_word((item->>'patient_id')::uuid) || '=' || (item->>name)))
        from unnest(string_to_array(codes, ',')) name where item->>name <> ''), '')
  $$;
