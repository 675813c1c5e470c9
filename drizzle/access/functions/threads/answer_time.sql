-- When a professional answers, in their own words, for whoever would write to them.
create function relais.answer_time(account uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select t.sentence from public.answer_times t where t.account_id = account and not relais.has_left(account)
  $$;
grant execute on function relais.answer_time(uuid) to relais_portal;
