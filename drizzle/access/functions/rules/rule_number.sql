-- A rule that is a number of things.
create function relais.rule_number(asked_code text) returns integer
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select r.value from relais.dated_rule(asked_code) r $$;
