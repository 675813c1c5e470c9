-- Whose card is shown: the patient of the code that was given in this transaction.
create function relais.shown_cards() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(l.patient_id), '{}')
    from relais.live_card_code(decode(nullif(current_setting('app.card', true), ''), 'hex')) l
  $$;
grant execute on function relais.shown_cards() to relais_portal;
