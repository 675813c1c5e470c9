/* One more of something that may be done so often in so long, about each of these subjects: those that were free, and each is
   counted; the others, of which the rules `…_most` and `…_within` say that it is enough, are not. Counted in one order, so that
   two at once come one after the other; what is undone with its transaction was never counted. */
create function relais.count_turns(asked_limit text, about bytea[]) returns setof bytea
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    most integer := relais.rule_number(asked_limit || '_most');
    span interval := relais.rule_span(asked_limit || '_within');
  begin
    -- What no limit counts any more is swept on the way, a little more than what comes.
    delete from public.limited_acts where ctid = any (array(
      select l.ctid from public.limited_acts l where l.forget_at <= now()
      order by l.forget_at limit 10 + cardinality(about) for update skip locked));
    return query insert into public.limited_acts as l (limit_code, subject, done_at, forget_at)
    select asked_limit, subject, array[now()], now() + span from (select distinct unnest(about) as subject order by 1) asked
    on conflict (limit_code, subject) do update
    set done_at = array(select done from unnest(l.done_at) done where done > now() - span) || now(), forget_at = now() + span
    where (select count(*) from unnest(l.done_at) done where done > now() - span) < most
    returning l.subject;
  end
  $$;
