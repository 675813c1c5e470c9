/* A professional shows a code: once, in its ten minutes, and after too many wrong ones not for a while. A code of somebody
   who keeps him out is as wrong as any other, and stays good for whom it was given. */
create function relais.use_consultation_code(hash bytea, as_profession text, at_structure text, at_place text, place_digest bytea)
  returns table (outcome text, patient_id uuid, consultation_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    shown public.consultation_codes;
    named text;
    made uuid;
  begin
    select a.display_name into named from public.accounts a
    where a.id = relais.current_actor() and a.face = 'professional' and a.closed_at is null;
    if named is null then
      return query select 'wrong', null::uuid, null::uuid;
      return;
    end if;
    -- Counted before it is looked at: of many at once, none is looked at beyond what is allowed.
    if not relais.take_turn('consultation_tries') then
      return query select 'too_many', null::uuid, null::uuid;
      return;
    end if;
    select c.* into shown
    from public.consultation_code_directory f
    join public.consultation_codes c on c.patient_id = f.patient_id and c.id = f.code_id
    where f.code_hash = hash
    for update of c;
    if shown.id is null or exists (select from public.patients p where p.patient_id = shown.patient_id and not {{open_space}}) or shown.used_at is not null or shown.withdrawn_at is not null or now() >= shown.expires_at
      or exists (select from public.blocked_professionals b
        where b.patient_id = shown.patient_id and b.professional_account_id = relais.current_actor()) then
      perform relais.count_refusal(null, 'wrong_code');
      return query select 'wrong', null::uuid, null::uuid;
      return;
    end if;
    perform relais.return_turn('consultation_tries');
    update public.consultation_codes c set used_at = now() where c.patient_id = shown.patient_id and c.id = shown.id;
    insert into public.consultations (patient_id, professional_account_id, professional_name, profession_code, place_name, code_id, closes_at)
    values (shown.patient_id, relais.current_actor(), named, as_profession, at_place, shown.id, now() + relais.rule_span('consultation_lasts'))
    returning id into made;
    perform relais.append_audit(shown.patient_id, 'consultation.opened', basis => 'consultation', resource_ids => array[made],
      profession_code => as_profession, place_sha256 => place_digest, structure_id => at_structure, structure_name => at_place);
    return query select 'opened', shown.patient_id, made;
  end
  $$;
grant execute on function relais.use_consultation_code(bytea, text, text, text, bytea) to relais_portal;
