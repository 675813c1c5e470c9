select relais.protect('review_evidence', 'apart');
grant select, insert, delete on review_evidence to relais_portal;
create policy of_a_case on review_evidence for select to relais_portal using (exists (select from review_cases c where c.id = case_id));
create policy own_evidence_added on review_evidence for insert to relais_portal
  with check (exists (select from review_cases c
    where c.id = case_id and c.requester_account_id = (select relais.current_actor()) and c.status in ('draft', 'more_asked')));
create trigger stamp before insert on review_evidence for each row execute function relais.stamp('added_at');
create policy own_evidence_removed on review_evidence for delete to relais_portal
  using (exists (select from review_cases c
    where c.id = case_id and c.requester_account_id = (select relais.current_actor()) and c.status in ('draft', 'more_asked')));

-- What is due is erased; which objects of the store a row names.
grant select (case_id, id, object_key), update (object_key, wrapped_key) on review_evidence to relais_worker;
select relais.open_to_job('review_evidence', 'evidence.erase', 'select, update');
select relais.open_to_job('review_evidence', 'objects.sweep', 'select');
select relais.open_to_job('review_evidence', 'store.move', 'select');
