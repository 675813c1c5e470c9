-- One more refusal of this kind today, where there is no patient to tell: one row written, as for a line of a journal.
create function relais.count_refusal(asked_permission text, reason text) returns void
  language sql set search_path = pg_catalog, pg_temp
  as $$
    insert into public.refused_requests as r (actor_account_id, permission, refusal, on_day)
    values (relais.current_actor(), coalesce(asked_permission, ''), reason, current_date)
    on conflict (actor_account_id, permission, refusal, on_day) do update set count = r.count + 1
  $$;
