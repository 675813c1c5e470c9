-- What one job of the worker may do to which rows of a table; the columns are granted in the table's file.
create function relais.open_to_job(on_table regclass, job text, may text, rows text default 'true') returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    command text;
    reached text := format('(%s)', rows);
  begin
    if not job in ({{jobs}}) then
      raise exception 'there is no job named %', job;
    end if;
    -- A space that is shut is spoken of by nobody.
    if job in ('delegations.remind', 'notices.send', 'refills.tell', 'appointments.remind', 'prevention.tell') and exists (select from pg_attribute a
        where a.attrelid = on_table and a.attname = 'patient_id' and not a.attisdropped) then
      reached := reached || ' and not patient_id = any ((select relais.shut_spaces())::uuid[])';
    end if;
    foreach command in array string_to_array(may, ', ') loop
      perform relais.allow(on_table, job || ' ' || command, command, 'relais_worker',
        format('(select relais.current_task()) = %L and %s', job, reached));
    end loop;
  end
  $$;
