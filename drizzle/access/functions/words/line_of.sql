-- The words of an item's line: of the columns that hold words, and the codes of those that hold a code or several, as they are.
create function relais.line_of(item jsonb, texts text, codes text) returns tsvector
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select relais.words_of((item->>'patient_id')::uuid, (select string_agg(item->>name, ' ') from unnest(string_to_array(texts, ',')) name))
      || coalesce((select array_to_tsvector(array_agg(relais.patients_word((item->>'patient_id')::uuid) || '=' || code))
        from unnest(string_to_array(codes, ',')) name,
          jsonb_array_elements_text(case jsonb_typeof(item->name) when 'array' then item->name else jsonb_build_array(item->name) end) code
        where code <> ''), '')
  $$;
