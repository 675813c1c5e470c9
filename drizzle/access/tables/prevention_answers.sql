select relais.protect('prevention_answers', 'record');
select relais.not_in_care('prevention_answers');
select relais.signed_as('prevention_answers');
create trigger stamp before insert on prevention_answers for each row execute function relais.stamp('said_at');

-- What tells something of the body, or that nothing is wanted, is said by who decides for the patient; who helps notes the rest.
create policy decided_by_who_decides on prevention_answers as restrictive for insert to relais_portal
  with check (kind in ('done', 'never', 'later') or patient_id in (select unnest(relais.governed_patients())));
create policy taken_back_by_its_author on prevention_answers as restrictive for delete to relais_portal
  using (author_account_id = (select relais.current_actor()) or patient_id in (select unnest(relais.governed_patients())));
grant delete on prevention_answers to relais_portal;

-- What was said of which subject, and when: not by whom, nor why.
grant select (patient_id, subject, kind, day, test, until) on prevention_answers to relais_worker;
select relais.open_to_job('prevention_answers', 'prevention.tell', 'select');
