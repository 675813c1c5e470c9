alter table review_events enable row level security;
alter table review_events force row level security;
grant select, insert on review_events to relais_portal;
grant insert on review_events to relais_worker;
create policy of_a_case on review_events for select to relais_portal
  using (exists (select from review_cases c where (c.id = review_events.case_id)));
create policy of_a_case_added on review_events for insert to relais_portal
  with check (exists (select from review_cases c where (c.id = review_events.case_id)));
create policy worker_task on review_events for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create trigger never_emptied before truncate on review_events for each statement execute function relais.refuse_change();
create trigger written_once before update or delete on review_events for each row execute function relais.refuse_change();
