-- Sends somebody's letter of the week where it says something, keeps it among their notices where people `came` to their space, and settles what waited for it.
create function relais.post_letter(asked_account uuid, said jsonb, space uuid, came integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if came > 0 then
      insert into public.notices (account_id, kind, way, subject, space_id, subject_id)
      values (asked_account, 'week', 'portal', 'week', space, space);
    end if;
    if said is not null then
      perform relais.send_notice(asked_account, 'week', 'at_once', said);
    end if;
    update public.notices n set settled_at = now() where n.account_id = asked_account and n.way = 'weekly' and n.settled_at is null;
  end
  $$;
grant execute on function relais.post_letter(uuid, jsonb, uuid, integer) to relais_worker;
