alter table documents enable row level security;
alter table documents force row level security;
grant select, insert on documents to relais_portal;
grant select, delete on documents to relais_worker;
grant update (type_code, document_group, title, act_on, sensitivity, sensitive_topic, marks, version, deleted_at, announce_on) on documents to relais_portal;
grant select (patient_id, author_kind, author_account_id) on documents to relais_policy;
create policy live_basis on documents for all to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())))
  with check (patient_id in (select unnest(relais.visible_patients())));
create policy own_deposit on documents for select to relais_portal
  using ((author_account_id = (select relais.current_actor())) and (author_kind = 'professional'));
create policy own_deposit_marks on documents for update to relais_portal
  using ((author_account_id = (select relais.current_actor())) and (author_kind = 'professional'))
  with check ((author_account_id = (select relais.current_actor())) and (author_kind = 'professional'));
create policy worker_task on documents for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on documents for select to relais_policy
  using (true);
