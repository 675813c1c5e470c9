-- One more of something that may be done so often in so long, about one subject; see relais.count_turns.
create function relais.count_turn(asked_limit text, about bytea) returns boolean
  language sql set search_path = pg_catalog, pg_temp
  as $$ select exists (select from relais.count_turns(asked_limit, array[about])) $$;
