/* What a line said before is kept by who may change its words, of the version that stands when they do. The owner of the database,
   who mends it, is not held. */
create function relais.guard_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    item record;
  begin
    execute format('select author_account_id as writer, author_kind as kind, version from public.%I where patient_id = $1 and id = $2', new.section)
      into item using new.patient_id, new.item_id;
    if actor is null or item.version = new.version
      and (item.writer = actor or item.kind <> 'professional' and new.patient_id = any (relais.governed_patients())) then
      return new;
    end if;
    raise exception 'somebody else changes this line' using errcode = 'check_violation', constraint = 'version_of_who_changes';
  end
  $$;
