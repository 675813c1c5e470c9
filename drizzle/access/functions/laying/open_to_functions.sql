-- What the functions of relais_policy may do to a table, whoever calls them; what they write is bounded by `written`.
create function relais.open_to_functions(on_table regclass, may text, written text default 'true') returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    execute format('grant %s on %s to relais_policy', may, on_table);
    execute format('create policy authority on %s for all to relais_policy using (true) with check (%s)', on_table, written);
  end
  $$;
