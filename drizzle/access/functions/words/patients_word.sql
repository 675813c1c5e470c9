-- What a word of this patient begins with in the index: words of many patients stand in it, and one patient's are read alone.
create function relais.patients_word(patient uuid) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select right(patient::text, 6) $$;
grant execute on function relais.patients_word(uuid) to relais_worker;
