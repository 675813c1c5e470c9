-- The same about each of these: those about which the actor still may, each counted; see relais.count_turns.
create function relais.take_turns(asked_limit text, about text[]) returns setof text
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with named as (select thing, relais.limit_subject(thing) as subject from unnest(about) as asked (thing))
    select named.thing from named
    join relais.count_turns(asked_limit, array(select subject from named)) as free (subject) using (subject)
  $$;
grant execute on function relais.take_turns(text, text[]) to relais_portal;
