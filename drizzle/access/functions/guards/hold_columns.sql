/* Whose each column of a row is to change: the trigger's words say so, each `who,who column column`. Who is
     anybody       whom row-level security lets change the row
     person        whose space it is
     setter        who says who sees items of this section: the person, or who represents her where the registry lets them
     decider       who decides for the patient, of what no professional wrote
     writer        whose name the row bears, while they are let in
     carer         whose name it bears as a professional's, whatever ended since
     professional  any professional, of what no professional wrote
     closer        its writer and who decides, where nobody sees the row afterwards who did not before
   A column that is not named is changed by nobody; `version` goes with those that are not anybody's. The owner of the database, who mends it, is not held. */
create function relais.hold_columns() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    was constant jsonb := to_jsonb(old);
    becomes constant jsonb := to_jsonb(new);
    is_writer constant boolean := coalesce((was ->> 'author_account_id')::uuid = actor, false);
    in_care constant boolean := coalesce(was ->> 'author_kind' = 'professional', false);
    hands text[] := '{anybody}';
    free text[] := '{}';
    held text;
    taken text;
  begin
    if actor is null or was = becomes then
      return new;
    end if;
    if is_writer and in_care then
      hands := hands || text 'carer';
    end if;
    if is_writer and old.patient_id = any (relais.visible_patients()) then
      hands := hands || text 'writer';
    end if;
    if old.patient_id = any (relais.held_patients()) then
      hands := hands || text 'person';
    end if;
    if old.patient_id = any (relais.setting_patients(tg_table_name)) then
      hands := hands || text 'setter';
    end if;
    if not in_care and old.patient_id = any (relais.governed_patients()) then
      hands := hands || text 'decider';
    end if;
    if not in_care and exists (select from public.accounts a where a.id = actor and a.face = 'professional') then
      hands := hands || text 'professional';
    end if;
    if hands && '{writer,decider}' and relais.is_no_wider(was, becomes) then
      hands := hands || text 'closer';
    end if;
    foreach held in array tg_argv loop
      if string_to_array(split_part(held, ' ', 1), ',') && hands then
        free := free || case when held ~ '^anybody ' then '{}' else text '{version}' end::text[] || (string_to_array(held, ' '))[2:];
      end if;
    end loop;
    select c.key into taken from jsonb_each(becomes) c where c.value is distinct from was -> c.key and c.key <> all (free) limit 1;
    if found then
      raise exception '% of this row of % is somebody else''s', taken, tg_table_name
        using errcode = 'check_violation', constraint = 'column_of_somebody_else';
    end if;
    return new;
  end
  $$;
