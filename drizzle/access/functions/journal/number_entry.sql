-- A transaction writes its own number and its own time, and nobody else's: what carried another would stand outside the seals.
create function relais.number_entry() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    new.tx := pg_current_xact_id();
    if current_user in ('relais_portal', 'relais_worker', 'relais_policy') then
      new.occurred_at := clock_timestamp();
    end if;
    return new;
  end
  $$;
