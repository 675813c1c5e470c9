alter table review_evidence enable row level security;
alter table review_evidence force row level security;
grant select, insert, delete on review_evidence to relais_portal;
grant select on review_evidence to relais_worker;
grant update (object_key, wrapped_key) on review_evidence to relais_worker;
create policy of_a_case on review_evidence for select to relais_portal
  using (exists (select from review_cases c where (c.id = review_evidence.case_id)));
create policy of_a_case_added on review_evidence for insert to relais_portal
  with check (exists (select from review_cases c where (c.id = review_evidence.case_id)));
create policy own_evidence_removed on review_evidence for delete to relais_portal
  using (exists (select from review_cases c where ((c.id = review_evidence.case_id) and (c.requester_account_id = (select relais.current_actor())) and (c.status in ('draft', 'more_asked')))));
create policy worker_task on review_evidence for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
