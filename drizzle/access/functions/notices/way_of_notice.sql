-- How this person hears of this kind of thing, and when its mail or text message may go where that is later: in quiet hours nothing goes but what touches their safety.
create function relais.way_of_notice(asked_account uuid, asked_kind text, out way text, out send_at timestamptz)
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  begin
    way := 'at_once';
    if asked_kind in ({{urgent_notices}}) then
      return;
    end if;
    select coalesce({{chosen_way}}, 'at_once'), relais.end_of_quiet(s.zone, s.quiet_from, s.quiet_until)
    into way, send_at from public.notice_settings s where s.account_id = asked_account;
    way := coalesce(way, 'at_once');
    if way not in ('at_once', 'sms') then
      send_at := null;
    end if;
  end
  $$;
