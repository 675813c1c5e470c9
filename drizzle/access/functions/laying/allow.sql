-- One policy: the same rows for what is read and for what is written.
create function relais.allow(on_table regclass, policy_name text, command text, to_role regrole, rows text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    execute format('create policy %I on %s for %s to %s', policy_name, on_table, command, to_role)
      || case when command <> 'insert' then format(' using (%s)', rows) else '' end
      || case when command in ('all', 'insert', 'update') then format(' with check (%s)', rows) else '' end;
  end
  $$;
