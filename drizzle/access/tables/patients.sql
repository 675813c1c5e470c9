alter table patients enable row level security;
alter table patients force row level security;
grant select, insert on patients to relais_portal, relais_policy;
grant select on patients to relais_worker;
grant update (used_name, ins_ciphertext, ins_oid, ins_hmac) on patients to relais_portal;
grant update (wrapped_key, root_key_id) on patients to relais_worker;
create policy holder_changes on patients for update to relais_portal
  using (holder_account_id = (select relais.current_actor()))
  with check (holder_account_id = (select relais.current_actor()));
create policy live_basis_or_known on patients for select to relais_portal
  using ((patient_id in (select unnest(relais.visible_patients()))) or (patient_id in (select unnest(relais.known_patients()))));
create policy opens_own_space on patients for insert to relais_portal
  with check (holder_account_id = (select relais.current_actor()));
create policy worker_task on patients for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on patients for select to relais_policy
  using (true);
create policy opened_by_review on patients for insert to relais_policy
  with check (holder_account_id is null);
create trigger file_holder after insert or update on patients for each row execute function relais.file_holder();
