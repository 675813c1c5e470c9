/* What tells the state of a row moves as the trigger's words say, each `column rule`, whoever writes the row:
     once    nothing at first; to this instant, and never again
     early   the same, but that it may be so from the first
     undone  nothing at first; to this instant, or back to nothing
     now     to this instant
     today   to this day in Paris, or to none
     next    to the number that follows; one at first
     moves   from one word to another of those listed, `from>to`; `>first` when the row is made
   The owner of the database, who mends it, is not held. */
create function relais.hold_states() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    held text;
    words text[];
    was jsonb;
    becomes jsonb;
    is_held boolean;
  begin
    if current_user not in ('relais_portal', 'relais_worker', 'relais_policy') then
      return new;
    end if;
    foreach held in array tg_argv loop
      words := string_to_array(held, ' ');
      was := case when tg_op = 'UPDATE' then to_jsonb(old) -> words[1] else 'null' end;
      becomes := to_jsonb(new) -> words[1];
      is_held := was = becomes or case words[2]
        when 'once' then tg_op = 'UPDATE' and was = 'null' and becomes = to_jsonb(now())
        when 'early' then was = 'null' and becomes = to_jsonb(now())
        when 'undone' then tg_op = 'UPDATE' and becomes in ('null', to_jsonb(now()))
        when 'now' then becomes = to_jsonb(now())
        when 'today' then becomes in ('null', to_jsonb((now() at time zone 'Europe/Paris')::date))
        when 'next' then becomes = to_jsonb(coalesce((was #>> '{}')::integer, 0) + 1)
        when 'moves' then coalesce(was #>> '{}', '') || '>' || (becomes #>> '{}') = any (words[3:])
        end;
      if is_held is not true then
        raise exception '% of % does not go from % to %', words[1], tg_table_name, was, becomes
          using errcode = 'check_violation', constraint = tg_table_name || '_' || words[1] || '_is_held';
      end if;
    end loop;
    return new;
  end
  $$;
