-- Whoever adds a row names themselves in this column, and nobody else.
create function relais.signed_by(on_table regclass, account_column text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    execute format('create policy %I on %s as restrictive for insert to relais_portal with check (%I = (select relais.current_actor()))',
      account_column || '_is_oneself', on_table, account_column);
  end
  $$;
