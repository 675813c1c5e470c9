-- When the quiet hours end in which an instant lies by somebody's own clock, whatever is done to clocks that night; null where it lies in none.
create function relais.end_of_quiet(zone text, quiet_from integer, quiet_until integer, asked timestamptz default now()) returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select case
      when quiet_from < quiet_until and hour >= quiet_from and hour < quiet_until then (today + make_time(quiet_until, 0, 0)) at time zone zone
      when quiet_from > quiet_until and hour < quiet_until then (today + make_time(quiet_until, 0, 0)) at time zone zone
      when quiet_from > quiet_until and hour >= quiet_from then (today + 1 + make_time(quiet_until, 0, 0)) at time zone zone
    end
    from (select (asked at time zone zone)::date as today, extract(hour from asked at time zone zone)::integer as hour) clock
  $$;
grant execute on function relais.end_of_quiet(text, integer, integer, timestamptz) to relais_worker;
