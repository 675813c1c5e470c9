-- The job of the worker that runs in this transaction; null outside one.
create function relais.current_task() returns text
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  declare
    task text := nullif(current_setting('app.task', true), '');
  begin
    if task not in ({{jobs}}) then
      raise exception 'there is no job named %', task using errcode = 'insufficient_privilege';
    end if;
    return task;
  end
  $$;
grant execute on function relais.current_task() to relais_worker;
