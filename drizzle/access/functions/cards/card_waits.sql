-- Whether a code opens a card now; nothing is opened, counted or told by asking.
create function relais.card_waits(hash bytea) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from relais.live_card_code(hash)) $$;
grant execute on function relais.card_waits(bytea) to relais_portal;
