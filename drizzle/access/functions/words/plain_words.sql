-- A text as its words are looked for: small letters, no accents, no signs; `plainWords` says the same.
create function relais.plain_words(said text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select regexp_replace(
      replace(replace(replace(regexp_replace(normalize(lower(coalesce(said, '')), NFD), '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]', '', 'g'),
        'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), '[^[:alnum:]]+', ' ', 'g')
  $$;
grant execute on function relais.plain_words(text) to relais_worker, relais_owner;
