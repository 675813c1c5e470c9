-- What each word is known by in French, to find it again in a text; null for a word that nothing is found by.
create function relais.stems_of(words text[]) returns text[]
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select array_agg((tsvector_to_array(to_tsvector('relais.stems', word)))[1] order by place)
    from unnest(words) with ordinality as typed (word, place)
  $$;
