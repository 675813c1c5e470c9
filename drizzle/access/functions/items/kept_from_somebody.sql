/* Whether an item is kept from somebody who helps. The emergency card is the same for everybody, and so without it: what one person is not
   to read would else be read there. */
create function relais.kept_from_somebody(patient uuid, in_section text, item uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select from public.item_exclusions e where e.patient_id = patient and e.section = in_section and e.item_id = item)
      and patient = any (relais.visible_patients() || relais.shown_cards())
  $$;
grant execute on function relais.kept_from_somebody(uuid, text, uuid) to relais_portal;
