/* Where a professional wrote an item is said by that professional; of one that is not there, `require_item` refuses it. The owner of
   the database, who mends it, is not held. */
create function relais.guard_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    item record;
  begin
    execute format('select author_account_id as writer, author_kind as kind from public.%I where patient_id = $1 and id = $2', new.section)
      into item using new.patient_id, new.item_id;
    if relais.current_actor() is not null and item.kind is not null
      and (item.kind = 'professional' and item.writer = relais.current_actor()) is not true then
      raise exception 'somebody else wrote this' using errcode = 'check_violation', constraint = 'place_of_its_writer';
    end if;
    return new;
  end
  $$;
