alter table audit_places enable row level security;
alter table audit_places force row level security;
grant select, insert on audit_places to relais_portal;
grant select on audit_places to relais_worker;
grant insert on audit_places to relais_policy;
create policy acted_here on audit_places for insert to relais_portal
  with check ((patient_id in (select unnest(relais.visible_patients()))) or (patient_id in (select unnest(relais.known_patients()))));
create policy live_basis on audit_places for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())));
create policy worker_task on audit_places for select to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null);
create policy acts_of_functions on audit_places for insert to relais_policy
  with check (true);
create trigger written_once before update or delete on audit_places for each row execute function relais.refuse_change();
