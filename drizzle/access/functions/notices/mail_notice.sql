/* The mail of a notice, to the address that the person confirmed, in the language that they read. By their given name they know that it
   is for them: a couple may share an address. The same thing to the same person is told by one mail that counts. It takes their quiet
   hours along: what could not be sent at once does not come in the night. */
create function relais.mail_notice(asked_account uuid, asked_kind text, said jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    told record;
  begin
    select a.email, coalesce(nullif(a.first_given_name, ''),
        case a.language when 'en' then regexp_replace(a.display_name, '^Dre ', 'Dr ') else a.display_name end) as name, a.language,
      case when s.quiet_from is not null and asked_kind not in ({{urgent_notices}})
        then jsonb_build_object('quiet', jsonb_build_object('zone', s.zone, 'from', s.quiet_from, 'until', s.quiet_until)) else '{}' end as quiet
    into told
    from public.accounts a left join public.notice_settings s on s.account_id = a.id
    where a.id = asked_account and a.email is not null and a.email_verified_at is not null and a.closed_at is null;
    if found then
      perform jobs.enqueue('mail.send', jsonb_build_object('to', told.email) || told.quiet || (
        select jsonb_object_agg(part.key, replace(part.value, '{name}', told.name)) from jsonb_each_text(said -> told.language) part
      ), asked_account || ' ' || asked_kind);
    end if;
  end
  $$;
