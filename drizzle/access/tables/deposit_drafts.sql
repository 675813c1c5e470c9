alter table deposit_drafts enable row level security;
alter table deposit_drafts force row level security;
grant select, insert, delete on deposit_drafts to relais_portal;
grant select, delete on deposit_drafts to relais_worker;
create policy live_basis on deposit_drafts for all to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())))
  with check (patient_id in (select unnest(relais.visible_patients())));
create policy worker_task on deposit_drafts for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
