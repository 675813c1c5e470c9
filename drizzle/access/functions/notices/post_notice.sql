/* Sends what waited for the morning, once: unless the person has read it meanwhile, the way to it was closed, or it may not be heard any
   more, as who asks says. What was chosen meanwhile counts: another way, other hours, another address. */
create function relais.post_notice(asked_account uuid, asked_notice uuid, said jsonb, is_heard boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    waiting record;
    chosen record;
  begin
    select n.kind, n.read_at, n.space_id, case when n.subject = 'message' then n.subject_id end as thread into waiting
    from public.notices n where n.account_id = asked_account and n.id = asked_notice and n.send_at <= now() and n.settled_at is null
    for update;
    if not found then
      return;
    end if;
    select * into chosen from relais.way_of_notice(asked_account, waiting.kind);
    if not is_heard or waiting.read_at is not null
      or (waiting.space_id is not null and not relais.reaches_place(asked_account, waiting.space_id, waiting.thread)) then
      chosen.way := 'portal';
      chosen.send_at := null;
    elsif chosen.way in ('at_once', 'sms') and chosen.send_at is null then
      perform relais.send_notice(asked_account, waiting.kind, chosen.way, said);
    end if;
    update public.notices n set way = chosen.way, send_at = chosen.send_at,
      settled_at = case when chosen.way <> 'weekly' and chosen.send_at is null then now() end
    where n.account_id = asked_account and n.id = asked_notice;
  end
  $$;
grant execute on function relais.post_notice(uuid, uuid, jsonb, boolean) to relais_worker;
