-- What is the patient's and her helpers' to write: whoever comes in as a professional adds, changes and removes none of it.
create function relais.not_in_care(on_table regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    citizen constant text := '(select a.face from public.accounts a where a.id = (select relais.current_actor())) = ''citizen''';
  begin
    execute format('create policy added_outside_care on %s as restrictive for insert to relais_portal with check (%s)', on_table, citizen);
    execute format('create policy changed_outside_care on %s as restrictive for update to relais_portal using (%s)', on_table, citizen);
    execute format('create policy removed_outside_care on %s as restrictive for delete to relais_portal using (%s)', on_table, citizen);
  end
  $$;
