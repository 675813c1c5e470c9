alter table invitation_drafts enable row level security;
alter table invitation_drafts force row level security;
grant select, insert, update, delete on invitation_drafts to relais_portal;
grant select, delete on invitation_drafts to relais_worker;
create policy holder_alone on invitation_drafts for all to relais_portal
  using (patient_id in (select unnest(relais.held_patients())))
  with check (patient_id in (select unnest(relais.held_patients())));
create policy worker_task on invitation_drafts for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
