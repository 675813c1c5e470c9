/* One more of something that may be done so often in so long, about a subject: true, and it is counted; false, and nothing is,
   when the rules `…_most` and `…_within` say that it is enough. Two at once come one after the other, and what is undone with
   its transaction was never counted. */
create function relais.count_turn(asked_limit text, about bytea) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    most integer := relais.rule_number(asked_limit || '_most');
    span interval := relais.rule_span(asked_limit || '_within');
  begin
    -- What no limit counts any more is swept on the way, a little each time.
    delete from public.limited_acts where ctid = any (array(
      select l.ctid from public.limited_acts l where l.forget_at <= now() order by l.forget_at limit 10 for update skip locked));
    insert into public.limited_acts as l (limit_code, subject, done_at, forget_at)
    values (asked_limit, about, array[now()], now() + span)
    on conflict (limit_code, subject) do update
    set done_at = array(select done from unnest(l.done_at) done where done > now() - span) || now(), forget_at = now() + span
    where (select count(*) from unnest(l.done_at) done where done > now() - span) < most;
    return found;
  end
  $$;
