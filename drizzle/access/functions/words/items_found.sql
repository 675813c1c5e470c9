-- The items of a patient that answer all the words that were asked for, `most` of them at most, of all or of some that are named;
-- whoever asks has a reason to be there, and sees no word. Without the two settings the planner, who does not count what it costs
-- to unpack an item's words, unpacks those of thousands where the index knows at once.
create function relais.items_found(patient uuid, asked jsonb, most integer, among uuid[] default null) returns table (section text, item_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan
  as $$
  declare
    question tsquery;
  begin
    if not patient = any (relais.visible_patients() || relais.authored_patients()) then
      return;
    end if;
    question := relais.asked_for(patient, asked);
    if among is null then
      return query select w.section, w.item_id from public.item_words w
        where w.patient_id = patient and (w.line || w.body) @@ question limit most;
    else
      -- With `offset 0` the few that are named are looked at, and not all that hold the word.
      return query select w.section, w.item_id from (select i.section, i.item_id, i.line || i.body as words from public.item_words i
          where i.patient_id = patient and i.item_id = any (among) offset 0) w
        where w.words @@ question limit most;
    end if;
  end
  $$;
grant execute on function relais.items_found(uuid, jsonb, integer, uuid[]) to relais_portal;
