-- What the turn just taken in this transaction was for did not count after all.
create function relais.return_turn(asked_limit text, about text default '') returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update public.limited_acts set done_at = done_at[:cardinality(done_at) - 1]
    where limit_code = asked_limit and subject = relais.limit_subject(about)
  $$;
