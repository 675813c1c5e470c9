-- The words of a text for the index of a patient: each as it stands and by its French stem, in the order of the alphabet.
create function relais.words_of(patient uuid, said text) returns tsvector
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_to_tsvector(array_agg(relais.patients_word(patient) || word)), '')
    from (select to_tsvector('relais.stems', plain) as stems, to_tsvector('relais.whole', plain) as whole
      from (select relais.plain_words(said) as plain) p) v,
      unnest(tsvector_to_array(v.stems) || tsvector_to_array(v.whole)) word
    where length(word) <= 60
  $$;
grant execute on function relais.words_of(uuid, text) to relais_worker;
