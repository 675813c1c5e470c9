-- The items of a patient that answer all the words that were asked for; whoever asks has a reason to be there, and sees no word.
create function relais.items_found(patient uuid, asked jsonb) returns table (section text, item_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
  as $$
  declare
    question tsquery;
  begin
    if not patient = any (relais.visible_patients() || relais.authored_patients()) then
      return;
    end if;
    question := relais.asked_for(patient, asked);
    return query select w.section, w.item_id from public.item_words w
      where w.patient_id = patient and (w.line || w.body) @@ question;
  end
  $$;
grant execute on function relais.items_found(uuid, jsonb) to relais_portal;
