/* What somebody asked for as a question to the index, each word as it is known in a text, and where the words are held: in which
   sections, by which items. All of them where they are `few` at most; else the newest before a moment, `most` of them or more, and the
   moment after which further ones may follow. Whoever asks has a reason to be there, and sees no word. */
create function relais.words_held(patient uuid, asked jsonb, few integer, most integer, older_at timestamptz, older_id uuid)
  returns table (stems text[], sections text[], ids uuid[], further_at timestamptz, further_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    question tsquery;
    holding integer;
    piece integer;
    is_many boolean := false;
    here record;
    so_far integer := 0;
  begin
    if not (patient = any (relais.visible_patients()) or patient = any (relais.authored_patients())) then
      return;
    end if;
    question := relais.asked_for(patient, asked);
    stems := relais.stems_of(array(select one->>'word' from jsonb_array_elements(asked) one));
    holding := relais.newest_holding(patient, question);
    -- As many lines as are likely to hold so many, and a few more.
    piece := 10 + most * 8 / greatest(holding, 2);
    further_at := older_at;
    further_id := older_id;
    loop
      -- Guessed wrong where two pieces of the list do not hold them.
      if not is_many and (holding < 2 or so_far = 2 * piece) then
        select f.sections, f.ids into here from relais.few_held(patient, question, few) f;
        if here.ids is not null then
          sections := here.sections;
          ids := here.ids;
          further_at := null;
          further_id := null;
          exit;
        end if;
        is_many := true;
      end if;
      select array_agg(l.in_section) filter (where l.holds) as sections, array_agg(l.item) filter (where l.holds) as ids, count(*) as lines,
          (array_agg(l.at order by l.at, l.item))[1] as last_at, (array_agg(l.item order by l.at, l.item))[1] as last_id
        into here from relais.newest_lines(patient, question, further_at, further_id, piece) l;
      ids := ids || here.ids;
      sections := sections || here.sections;
      so_far := so_far + here.lines;
      further_at := case when here.lines = piece then here.last_at end;
      further_id := case when here.lines = piece then here.last_id end;
      exit when further_at is null or cardinality(ids) >= most;
    end loop;
    return next;
  end
  $$;
grant execute on function relais.words_held(uuid, jsonb, integer, integer, timestamptz, uuid) to relais_portal;
