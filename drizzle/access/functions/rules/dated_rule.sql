-- The row of the reference data that holds today for this rule; without one nothing is decided.
create function relais.dated_rule(asked_code text) returns public.rules
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    found_rule public.rules;
  begin
    select r.* into found_rule from public.rules r
    where r.code = asked_code and r.valid_from <= (now() at time zone 'Europe/Paris')::date
    order by r.valid_from desc limit 1;
    if found_rule.code is null then
      raise exception 'the rule % has no value today', asked_code using errcode = 'no_data_found';
    end if;
    return found_rule;
  end
  $$;
grant execute on function relais.dated_rule(text) to relais_worker;
