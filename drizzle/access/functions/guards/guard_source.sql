/* Out of which document a line was taken is said by who wrote the line, or by who decides for the patient where no professional did.
   The owner, who mends, is not held. */
create function relais.guard_source() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    writer record;
  begin
    execute format('select author_account_id as account, author_kind as kind from public.%I where patient_id = $1 and id = $2', new.section)
      into writer using new.patient_id, new.item_id;
    if actor is null or writer.account is not distinct from actor
      or writer.kind <> 'professional' and new.patient_id = any (relais.governed_patients()) then
      return new;
    end if;
    raise exception 'somebody else wrote this line' using errcode = 'check_violation', constraint = 'source_of_its_writer';
  end
  $$;
