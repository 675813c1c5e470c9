-- What one job of the worker may do to which rows of a table; the columns are granted in the table's file.
create function relais.open_to_job(on_table regclass, job text, may text, rows text default 'true') returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    command text;
  begin
    if not job in ({{jobs}}) then
      raise exception 'there is no job named %', job;
    end if;
    foreach command in array string_to_array(may, ', ') loop
      perform relais.allow(on_table, job || ' ' || command, command, 'relais_worker',
        format('(select relais.current_task()) = %L and (%s)', job, rows));
    end loop;
  end
  $$;
