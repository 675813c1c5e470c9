-- By which columns the items of a section are found: those that hold words, and those that hold a code that words mean. What is
-- found is ordered `by_when`, and is no more there once it is `gone`.
create function relais.find_by(on_table regclass, texts text, codes text, by_when text, gone text default 'deleted_at') returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    columns constant text := array_to_string(string_to_array(texts, ',') || string_to_array(nullif(codes, ''), ','), ', ');
  begin
    execute format('grant select (patient_id, id, %s, %s, %s) on %s to relais_policy', columns, by_when, gone, on_table);
    execute format('create trigger keep_words after insert or update of %s on %s for each row execute function relais.keep_words(%L, %L)',
      columns, on_table, texts, codes);
  end
  $$;
