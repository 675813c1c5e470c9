-- An item is found by what its line says from the moment it is written, and by what it says now.
create function relais.keep_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into public.item_words (patient_id, section, item_id, line)
      values (new.patient_id, tg_table_name, new.id, relais.line_of(to_jsonb(new), tg_argv[0], tg_argv[1]))
      on conflict (patient_id, section, item_id) do update set line = excluded.line;
    return null;
  end
  $$;
