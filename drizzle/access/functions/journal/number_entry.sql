-- A transaction writes its own number and nobody else's: what carried another would stand outside the seals.
create function relais.number_entry() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    new.tx := pg_current_xact_id();
    return new;
  end
  $$;
