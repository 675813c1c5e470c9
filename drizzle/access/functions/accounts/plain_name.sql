-- A name as two people may have written it: without accents, capitals, hyphens or apostrophes; `plainName` says the same.
create function relais.plain_name(name text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select btrim(regexp_replace(upper(replace(regexp_replace(normalize(coalesce(name, ''), NFD), '[\u0300-\u036f]', '', 'g'), 'ß', 'ss')), '[^[:alnum:]]+', ' ', 'g'))
  $$;
grant execute on function relais.plain_name(text) to relais_portal;
