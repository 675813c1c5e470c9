-- By which columns the items of a section are found: those that hold words, and those that hold a code that words mean.
create function relais.find_by(on_table regclass, texts text, codes text default '') returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    columns constant text := array_to_string(string_to_array(texts, ',') || string_to_array(nullif(codes, ''), ','), ', ');
  begin
    execute format('grant select (patient_id, id, %s) on %s to relais_policy', columns, on_table);
    execute format('create trigger keep_words after insert or update of %s on %s for each row execute function relais.keep_words(%L, %L)',
      columns, on_table, texts, codes);
  end
  $$;
