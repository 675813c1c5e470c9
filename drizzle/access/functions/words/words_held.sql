-- What somebody asked for as a question to the index, each word as it is known in a text, and where the words are held: in which
-- sections, by which items where these are `few` at most. Whoever asks has a reason to be there, and sees no word. Without the
-- settings the planner, who does not count what it costs to unpack an item's words, unpacks those of thousands where the index knows
-- at once.
create function relais.words_held(patient uuid, asked jsonb, few integer, may_guess boolean)
  returns table (question tsquery, stems text[], sections text[], ids uuid[], is_guess boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan
  as $$
  begin
    if not (patient = any (relais.visible_patients()) or patient = any (relais.authored_patients())) then
      return;
    end if;
    question := relais.asked_for(patient, asked);
    stems := relais.stems_of(array(select one->>'word' from jsonb_array_elements(asked) one));
    is_guess := may_guess and relais.is_common(patient, question);
    if not is_guess then
      select array_agg(distinct held.section), case when count(*) <= few then coalesce(array_agg(held.item_id), '{}') end into sections, ids
        from (select w.section, w.item_id from public.item_words w
          where w.patient_id = patient and (w.line || w.body) @@ question limit few + 1) held;
    end if;
    return next;
  end
  $$;
grant execute on function relais.words_held(uuid, jsonb, integer, boolean) to relais_portal;
