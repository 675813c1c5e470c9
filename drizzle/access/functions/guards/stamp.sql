-- When something happened is this instant by the database's clock, whatever who writes it says; its owner may mend it.
create function relais.stamp() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user in ('relais_portal', 'relais_worker', 'relais_policy') then
      new := jsonb_populate_record(new, jsonb_build_object(tg_argv[0], now()));
    end if;
    return new;
  end
  $$;
