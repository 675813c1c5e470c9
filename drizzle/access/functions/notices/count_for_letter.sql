-- How many notices wait for somebody's letter of the week: those that they have not read, of places to which the way is open still.
create function relais.count_for_letter(asked_account uuid) returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from public.notices n
    where n.account_id = asked_account and n.way = 'weekly' and n.settled_at is null and n.read_at is null
      and (n.space_id is null or relais.reaches_place(asked_account, n.space_id, case when n.subject = 'message' then n.subject_id end))
  $$;
grant execute on function relais.count_for_letter(uuid) to relais_worker;
