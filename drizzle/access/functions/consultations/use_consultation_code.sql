/* A professional shows a code: once, in its ten minutes, and after too many wrong ones not for a while. A code of somebody
   who keeps him out is as wrong as any other, and stays good for whom it was given. */
create function relais.use_consultation_code(
  hash bytea, as_profession text, at_structure text, at_place text, place_digest bytea,
  minutes_open integer, tries_allowed integer, minutes_of_tries integer)
  returns table (outcome text, patient_id uuid, consultation_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    found public.consultation_codes;
    named text;
    made uuid;
    told uuid;
  begin
    select a.display_name into named from public.accounts a
    where a.id = relais.current_actor() and a.face = 'professional' and a.closed_at is null;
    if named is null then
      return query select 'wrong', null::uuid, null::uuid;
      return;
    end if;
    if (select count(*) from public.refused_requests r
        where r.actor_account_id = relais.current_actor() and r.refusal = 'wrong_code'
          and r.occurred_at > now() - make_interval(mins => minutes_of_tries)) >= tries_allowed then
      return query select 'too_many', null::uuid, null::uuid;
      return;
    end if;
    select c.* into found
    from public.consultation_code_directory f
    join public.consultation_codes c on c.patient_id = f.patient_id and c.id = f.code_id
    where f.code_hash = hash
    for update of c;
    if found.id is null or found.used_at is not null or found.withdrawn_at is not null or now() >= found.expires_at
      or exists (select from public.blocked_professionals b
        where b.patient_id = found.patient_id and b.professional_account_id = relais.current_actor()) then
      insert into public.refused_requests (actor_account_id, refusal) values (relais.current_actor(), 'wrong_code');
      return query select 'wrong', null::uuid, null::uuid;
      return;
    end if;
    update public.consultation_codes c set used_at = now() where c.patient_id = found.patient_id and c.id = found.id;
    insert into public.consultations (patient_id, professional_account_id, professional_name, profession_code, place_name, code_id, closes_at)
    values (found.patient_id, relais.current_actor(), named, as_profession, at_place, found.id, now() + make_interval(mins => minutes_open))
    returning id into made;
    insert into public.audit_events (patient_id, actor_account_id, basis, action, resource_ids, profession_code, place_sha256)
    values (found.patient_id, relais.current_actor(), 'consultation', 'consultation.opened', array[made], as_profession, place_digest)
    returning id into told;
    if at_place is not null then
      insert into public.audit_places (patient_id, event_id, structure_id, structure_name)
      values (found.patient_id, told, at_structure, at_place);
    end if;
    return query select 'opened', found.patient_id, made;
  end
  $$;
grant execute on function relais.use_consultation_code(bytea,text,text,text,bytea,integer,integer,integer) to relais_portal;
