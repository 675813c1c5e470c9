-- How long the oldest unsealed row of either journal has waited, in seconds: for the health page, which sees no row.
create function relais.sealing_lag() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with last_batch as (
      select (select b.to_tx from public.audit_batches b order by b.number desc limit 1) as to_tx,
        (select max(b.sealed_at) from public.audit_batches b) as sealed_at),
    waiting as (
      (select e.id, e.occurred_at from public.audit_events e
        where e.tx >= coalesce((select l.to_tx from last_batch l), '0'::xid8) order by e.tx limit 1)
      union all
      (select e.id, e.occurred_at from public.review_events e
        where e.tx >= coalesce((select l.to_tx from last_batch l), '0'::xid8) order by e.tx limit 1))
    select coalesce(max(greatest(0,
        extract(epoch from now() - greatest(coalesce(uuid_extract_timestamp(w.id), w.occurred_at), l.sealed_at))))::integer, 0)
    from waiting w, last_batch l
  $$;
grant execute on function relais.sealing_lag() to relais_portal;
