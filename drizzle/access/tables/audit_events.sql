alter table audit_events enable row level security;
alter table audit_events force row level security;
grant select, insert on audit_events to relais_portal, relais_worker;
grant insert on audit_events to relais_policy;
grant select (patient_id, id, occurred_at, tx, actor_account_id, permission, action, refusal) on audit_events to relais_policy;
create policy journal on audit_events for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())));
create policy journal_entry on audit_events for insert to relais_portal
  with check ((actor_account_id = (select relais.current_actor())) and ((patient_id in (select unnest(relais.visible_patients()))) or (patient_id in (select unnest(relais.known_patients())))));
create policy worker_task on audit_events for all to relais_worker
  using (nullif(current_setting('app.task', true), '') is not null)
  with check (nullif(current_setting('app.task', true), '') is not null);
create policy acts_of_functions on audit_events for insert to relais_policy
  with check (action in ('access.refused', 'consultation.opened', 'space.opened', 'delegation.confirmed'));
create policy authority on audit_events for select to relais_policy
  using (true);
create trigger never_emptied before truncate on audit_events for each statement execute function relais.refuse_change();
create trigger number_entry before insert on audit_events for each row execute function relais.number_entry();
create trigger written_once before update or delete on audit_events for each row execute function relais.refuse_change();
