-- One more of something that the actor may do so often in so long; see relais.count_turn.
create function relais.take_turn(asked_limit text, about text default '') returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select relais.count_turn(asked_limit, relais.limit_subject(about)) $$;
grant execute on function relais.take_turn(text, text) to relais_portal;
