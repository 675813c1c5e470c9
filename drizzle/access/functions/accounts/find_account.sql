create function relais.find_account(asked_issuer text, asked_subject text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select a.id from public.accounts a where a.issuer = asked_issuer and a.subject = asked_subject $$;
grant execute on function relais.find_account(text,text) to relais_portal;
