-- Something that a person was told is kept for them, whoever told it.
create function relais.keep_notice(asked_account uuid, asked_kind text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ insert into public.notices (account_id, kind) values (asked_account, asked_kind) $$;
grant execute on function relais.keep_notice(uuid,text) to relais_portal, relais_worker;
