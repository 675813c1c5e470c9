/* Sends a notice as its person chose, in the language that they read: a text message to the number that they confirmed, a mail to the
   address that they confirmed. What touches their safety goes to both; a text message that no gateway takes goes as a mail, and so
   does one for which there is no number. By their given name they know that it is for them: a couple may share an address. The same
   thing to the same person is told by one that counts. It takes their quiet hours along: what could not be sent at once does not
   come in the night. */
create function relais.send_notice(asked_account uuid, asked_kind text, asked_way text, said jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    told record;
    mail jsonb;
    key text := asked_account || ' ' || asked_kind;
    is_urgent boolean := asked_kind in ({{urgent_notices}});
  begin
    select case when a.email_verified_at is not null then a.email end as email, a.phone, coalesce(nullif(a.first_given_name, ''),
        case a.language when 'en' then regexp_replace(a.display_name, '^Dre ', 'Dr ') else a.display_name end) as name,
      said -> a.language as words,
      case when s.quiet_from is not null and not is_urgent
        then jsonb_build_object('quiet', jsonb_build_object('zone', s.zone, 'from', s.quiet_from, 'until', s.quiet_until)) else '{}' end as quiet
    into told
    from public.accounts a left join public.notice_settings s on s.account_id = a.id
    where a.id = asked_account and a.closed_at is null;
    if not found then
      return;
    end if;
    if told.email is not null then
      mail := jsonb_build_object('to', told.email) || told.quiet || (
        select jsonb_object_agg(part.key, replace(part.value, '{name}', told.name)) from jsonb_each_text(told.words) part where part.key <> 'sms');
    end if;
    if told.phone is not null and told.words ? 'sms' and (asked_way = 'sms' or is_urgent) then
      perform jobs.enqueue('sms.send', jsonb_build_object('to', told.phone, 'text', replace(told.words ->> 'sms', '{name}', left(told.name, 30)))
        || told.quiet || case when mail is null or is_urgent then '{}'
          else jsonb_build_object('otherwise', jsonb_build_object('mail', mail, 'key', key)) end, key);
      if not is_urgent then
        return;
      end if;
    end if;
    if mail is not null then
      perform jobs.enqueue('mail.send', mail, key);
    end if;
  end
  $$;
