-- What is kept of an item is kept of one that is there: a section's items stand in the table of its name.
create function relais.require_item() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    found boolean;
  begin
    execute format('select exists (select from public.%I where patient_id = $1 and id = $2)', new.section)
      into found using new.patient_id, new.item_id;
    if not found then
      raise exception 'there is no such item' using errcode = 'foreign_key_violation', constraint = tg_table_name || '_of_an_item';
    end if;
    return new;
  end
  $$;
