-- How long the oldest unsealed row has waited, in seconds: for the health page, which sees no row.
create function relais.sealing_lag() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce((
      select greatest(0, extract(epoch from now() - greatest(
          coalesce(uuid_extract_timestamp(e.id), e.occurred_at),
          (select max(b.sealed_at) from public.audit_batches b))))::integer
      from public.audit_events e
      where e.tx >= coalesce((select b.to_tx from public.audit_batches b order by b.number desc limit 1), '0'::xid8)
      order by e.tx limit 1), 0)
  $$;
grant execute on function relais.sealing_lag() to relais_portal;
