/* The person asks somebody to sign and takes that back; she never signs in the other's place. Who holds the code answers in their own
   name, and changes nothing else. The owner of the database, who mends it, is not held. */
create function relais.guard_trusted_signature() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    is_hers constant boolean := new.patient_id = any (relais.held_patients());
    was constant jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{"status": "sent"}' end;
    becomes constant jsonb := to_jsonb(new);
    answer constant text[] := '{status,signer_account_id,signer_name,answered_at,renounced_at}';
  begin
    if actor is null then
      return new;
    end if;
    if is_hers and exists (select from unnest(answer) c where coalesce(was -> c, 'null') <> becomes -> c)
      or not is_hers and (becomes -> 'withdrawn_at' <> was -> 'withdrawn_at' or new.signer_account_id is distinct from actor) then
      raise exception 'nobody signs in another name' using errcode = 'check_violation', constraint = 'signed_in_ones_own_name';
    end if;
    return new;
  end
  $$;
