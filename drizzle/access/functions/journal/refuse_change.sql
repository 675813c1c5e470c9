-- The journal is written once.
create function relais.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'insufficient_privilege';
  end
  $$;
