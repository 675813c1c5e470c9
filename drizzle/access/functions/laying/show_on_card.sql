-- Which rows of a table are read with the code of a printed emergency card, by whoever holds it and is nobody here.
create function relais.show_on_card(on_table regclass, rows text default 'true') returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform relais.allow(on_table, 'shown_card', 'select', 'relais_portal',
      format('patient_id in (select unnest(relais.shown_cards())) and (%s)', rows));
  end
  $$;
