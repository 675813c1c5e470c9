-- What the person alone writes, changes and takes away, whoever else may read it.
create function relais.by_the_person_alone(on_table regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    held constant text := 'patient_id in (select unnest(relais.held_patients()))';
  begin
    execute format('create policy person_alone_writes on %s as restrictive for insert to relais_portal with check (%s)', on_table, held);
    execute format('create policy person_alone_changes on %s as restrictive for update to relais_portal using (%s)', on_table, held);
    execute format('create policy person_alone_removes on %s as restrictive for delete to relais_portal using (%s)', on_table, held);
  end
  $$;
