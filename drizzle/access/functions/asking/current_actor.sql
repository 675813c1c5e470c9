-- Bodies that are bound when they are written need no search_path, and are then read in place, without a call.
create function relais.current_actor() returns uuid
  language sql stable
  return nullif(current_setting('app.actor', true), '')::uuid;
grant execute on function relais.current_actor() to relais_portal;
