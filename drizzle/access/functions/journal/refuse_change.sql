-- The journal is written once. What the trigger says is `of_space` goes with its space, when that is erased.
create function relais.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'DELETE' and tg_nargs > 0 and current_user = 'relais_policy' then
      if old.patient_id = any (relais.erasable_spaces()) then
        return old;
      end if;
    end if;
    raise exception 'rows of % are written once', tg_table_name using errcode = 'insufficient_privilege';
  end
  $$;
