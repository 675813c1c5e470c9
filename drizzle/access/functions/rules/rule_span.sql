-- A rule that is a span of time, as the calendar counts it.
create function relais.rule_span(asked_code text) returns interval
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select (r.value || ' ' || r.unit)::interval from relais.dated_rule(asked_code) r $$;
grant execute on function relais.rule_span(text) to relais_worker;
