-- Spaces of somebody with the same traits as the child of a case, for the reviewer who has it: identity, and who holds authority.
create function relais.twin_spaces(asked_case uuid) returns table (
  patient_id uuid, birth_name text, given_names text, birth_date text, birth_town text, birth_place text,
  has_holder boolean, parents text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.patient_id, p.birth_name, p.given_names, p.birth_date, p.birth_town, p.birth_place, p.holder_account_id is not null,
      (select coalesce(array_agg(d.caregiver_name order by d.caregiver_name), '{}') from public.delegations d
        where d.patient_id = p.patient_id and d.basis in ({{bases_by_law}}) and {{open_delegation}})
    from public.review_cases c
    -- Of a space whose person's day of birth is known in part, that part is compared.
    join public.birth_directory f on f.birth_date in
      (to_char(c.birth_date, 'YYYY-MM-DD'), to_char(c.birth_date, 'YYYY-MM'), to_char(c.birth_date, 'YYYY'))
    join public.patients p on p.patient_id = f.patient_id and p.birth_date = f.birth_date
    where c.id = asked_case and c.assigned_reviewer_id = relais.current_actor() and relais.is_reviewer()
      and p.sex = c.sex
      and relais.plain_name(p.birth_name) = relais.plain_name(c.birth_name)
      and relais.plain_name(p.first_given_name) = relais.plain_name(c.first_given_name)
  $$;
grant execute on function relais.twin_spaces(uuid) to relais_portal;
