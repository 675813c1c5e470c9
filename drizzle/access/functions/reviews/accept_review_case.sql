/* A reviewer says yes: the case is decided, and the parent's access opens until the child comes of age in Paris, in the space
   named as that of the same child, else in a new one. */
create function relais.accept_review_case(
  asked_case uuid, seen_version integer, same_space uuid, new_space uuid, new_wrapped_key bytea, new_root_key_id text,
  given_permissions text[], given_groups text[], given_topics text[], said jsonb)
  returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    decided public.review_cases;
    space uuid := coalesce(same_space, new_space);
    majority timestamptz;
    access uuid;
  begin
    update public.review_cases c
    set status = 'accepted', decided_at = now(), version = c.version + 1
    where c.id = asked_case and c.version = seen_version and c.status = 'submitted'
      and c.assigned_reviewer_id = relais.current_actor() and relais.is_reviewer()
    returning c.* into decided;
    if decided.id is null then
      return null;
    end if;
    majority := (decided.birth_date + relais.rule_span('majority'))::timestamp at time zone 'Europe/Paris';
    if same_space is null then
      insert into public.patients (patient_id, birth_name, given_names, first_given_name, sex, birth_date, birth_town, birth_country,
        wrapped_key, root_key_id)
      values (new_space, decided.birth_name, decided.given_names, decided.first_given_name, decided.sex, to_char(decided.birth_date, 'YYYY-MM-DD'),
        decided.birth_town, decided.birth_country, new_wrapped_key, new_root_key_id);
    elsif not exists (select from relais.twin_spaces(asked_case) t where t.patient_id = same_space) then
      raise exception 'this space is not of a child with the same traits' using errcode = 'check_violation', constraint = 'space_of_another_child';
    end if;
    update public.review_cases c set opened_space_id = space where c.id = asked_case;
    -- What the parent held by a consent gives way to what the law gives: two accesses of one person never stand side by side.
    update public.delegations d
    set status = 'ended', ended_at = now(), end_reason = 'replaced', version = d.version + 1
    where d.patient_id = space and d.caregiver_account_id = decided.requester_account_id and d.basis not in ({{bases_by_law}})
      and d.status in ('accepted', 'waiting', 'active', 'suspended');
    insert into public.delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
      document_groups, sensitive_topics, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
    values (space, 'parental_authority', 'active', decided.requester_account_id, decided.requester_name, decided.relation,
      'parental_authority', given_permissions, given_groups, given_topics,
      (extract(year from age(majority, now())) * 12 + extract(month from age(majority, now())) + 1)::integer, 'stop', now(), majority, majority, decided.id)
    returning id into access;
    perform relais.append_audit(space, case when same_space is null then 'space.opened' else 'delegation.confirmed' end,
      resource_ids => array[access]);
    -- Whoever holds the space already, a teenager, is told that somebody may read it now.
    perform relais.tell_account(p.holder_account_id, 'opened_by_law', said,
      jsonb_build_object('subject', 'by_law', 'spaceId', space, 'subjectId', access, 'name', decided.requester_name))
    from public.patients p where p.patient_id = space and p.holder_account_id is not null;
    return space;
  end
  $$;
grant execute on function relais.accept_review_case(uuid,integer,uuid,uuid,bytea,text,text[],text[],text[],jsonb) to relais_portal;
