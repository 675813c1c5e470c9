-- A case is its asker's and the reviewers'; nobody else learns that it exists.
select relais.protect('review_cases', 'apart');
grant select, insert on review_cases to relais_portal;
grant update (status, requester_name, relation, birth_name, given_names, first_given_name, sex, birth_date, birth_town, birth_country,
  submitted_at, deadline_on, assigned_reviewer_id, assigned_reviewer_name, assigned_at, checks, decided_at, version)
  on review_cases to relais_portal;
create policy own_request on review_cases for all to relais_portal
  using (requester_account_id = (select relais.current_actor())) with check (requester_account_id = (select relais.current_actor()));
create policy on_the_desk on review_cases for select to relais_portal
  using (status not in ('draft', 'withdrawn') and (select relais.is_reviewer()));
create policy worked_on on review_cases for update to relais_portal
  using (status not in ('draft', 'withdrawn') and requester_account_id <> (select relais.current_actor()) and (select relais.is_reviewer()))
  with check (status not in ('draft', 'withdrawn') and (select relais.is_reviewer()));

select relais.open_to_functions('review_cases', 'select, update (status, decided_at, opened_space_id, version)');

grant select (id, status, created_at, deadline_on, decided_at, wrapped_key, root_key_id) on review_cases to relais_worker;
grant update (wrapped_key, root_key_id, evidence_erased_at) on review_cases to relais_worker;
select relais.open_to_job('review_cases', 'keys.rotate', 'select, update');
select relais.open_to_job('review_cases', 'evidence.erase', 'select, update');

create trigger stamp before insert on review_cases for each row execute function relais.stamp('created_at');
create trigger guard_new_review_case before insert on review_cases for each row execute function relais.guard_new_review_case();
create trigger guard_review_case before update on review_cases for each row execute function relais.guard_review_case();
create trigger hold_states before insert or update on review_cases for each row execute function relais.hold_states(
  'submitted_at now', 'assigned_at undone', 'decided_at once', 'evidence_erased_at now', 'version next');
