alter table audit_batches enable row level security;
alter table audit_batches force row level security;
grant select, insert on audit_batches to relais_worker;
grant select (number, to_tx, sealed_at) on audit_batches to relais_policy;
create policy worker_task on audit_batches for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy authority on audit_batches for select to relais_policy
  using (true);
create trigger never_emptied before truncate on audit_batches for each statement execute function relais.refuse_change();
create trigger written_once before update or delete on audit_batches for each row execute function relais.refuse_change();
