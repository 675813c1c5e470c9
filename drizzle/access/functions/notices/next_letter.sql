-- When the letter of the week is due next: on Monday by somebody's own clock, and after their quiet hours where these are then.
create function relais.next_letter(zone text, quiet_from integer, quiet_until integer, asked timestamptz default now()) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(relais.end_of_quiet(zone, quiet_from, quiet_until, due.instant), due.instant)
    from (
      select min((week.monday + week.hour) at time zone zone) as instant
      from (
        select date_trunc('week', asked at time zone zone)::date + days as monday, make_time(relais.rule_number('weekly_letter_at'), 0, 0) as hour
        from unnest(array[0, 7]) days
      ) week
      where (week.monday + week.hour) at time zone zone > asked
    ) due
  $$;
grant execute on function relais.next_letter(text, integer, integer, timestamptz) to relais_worker;
