/* What somebody typed, as a question to the index of a patient: all of the words, each as it stands or by its stem, the last by
   its beginning too, or by a code that it means; what a beginning finds is asked for once. Null where nothing but small words was
   typed. The plans of what it asks are kept, whoever asks it. */
create function relais.asked_for(patient uuid, asked jsonb) returns tsquery
  language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = auto
  as $$
  declare
    own constant text := relais.patients_word(patient);
    one jsonb;
    ways text[];
    beginnings text[];
    every text[] := '{}';
  begin
    for one in select jsonb_array_elements(asked) loop
      beginnings := case when (one->>'begins')::boolean
        then array(select own || word from unnest(tsvector_to_array(to_tsvector('relais.whole', relais.plain_words(one->>'word')))) word)
        else '{}' end;
      select array_agg(quote_literal(way)) into ways
        from (select unnest(tsvector_to_array(relais.words_of(patient, one->>'word')))
          union all select own || '=' || jsonb_array_elements_text(one->'codes')) as said (way)
        where not exists (select from unnest(beginnings) beginning where starts_with(way, beginning));
      ways := ways || array(select quote_literal(beginning) || ':*' from unnest(beginnings) beginning);
      if cardinality(ways) > 0 then
        every := every || ('(' || array_to_string(ways, ' | ') || ')');
      end if;
    end loop;
    return nullif(array_to_string(every, ' & '), '')::tsquery;
  end
  $$;
