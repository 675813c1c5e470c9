-- Of the items of a patient that are named, those that hold what is asked for: the first, in the order in which they are named, until
-- there are `most` of them or a few more. Whoever asks has a reason to be there, and sees no word.
create function relais.items_found(patient uuid, question tsquery, among uuid[], most integer) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    piece constant integer := 50;
    here integer;
    so_far integer := 0;
  begin
    if not (patient = any (relais.visible_patients()) or patient = any (relais.authored_patients())) then
      return;
    end if;
    for nth in 1 .. cardinality(among) by piece loop
      -- With `offset 0` the few that are named are looked at, and not all that hold the word.
      return query select w.item_id from (select i.item_id, i.line || i.body as words from public.item_words i
          where i.patient_id = patient and i.item_id = any (among[nth : nth + piece - 1]) offset 0) w
        where w.words @@ question;
      get diagnostics here = row_count;
      so_far := so_far + here;
      exit when so_far >= most;
    end loop;
  end
  $$;
grant execute on function relais.items_found(uuid, tsquery, uuid[], integer) to relais_portal;
