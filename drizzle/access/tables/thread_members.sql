-- Who is in a thread is seen by whom the thread is there for; what a minor began alone is not there for who decides for the child.
select relais.protect('thread_members', 'apart');
grant select, insert, update (reads_from, removed_at) on thread_members to relais_portal;
create policy of_their_thread on thread_members for select to relais_portal
  using (exists (select from threads t where t.patient_id = thread_members.patient_id and t.id = thread_members.thread_id)
    and (patient_id in (select unnest(relais.governed_patients()))
      or (patient_id in (select unnest(relais.visible_patients())) and thread_id = any ((select relais.joined_threads())::uuid[]))));
create policy let_in on thread_members for insert to relais_portal
  with check (exists (select from threads t where t.patient_id = thread_members.patient_id and t.id = thread_members.thread_id)
    and (patient_id in (select unnest(relais.governed_patients()))
      or (patient_id in (select unnest(relais.visible_patients())) and account_id = (select relais.current_actor()))));
create policy let_out on thread_members for update to relais_portal
  using (patient_id in (select unnest(relais.governed_patients()))
    and exists (select from threads t where t.patient_id = thread_members.patient_id and t.id = thread_members.thread_id))
  with check (patient_id in (select unnest(relais.governed_patients())));
-- A message shuts itself to whom it does not reach.
select relais.open_to_functions('thread_members', 'select, update (reads_from)');
create trigger stamp before insert on thread_members for each row execute function relais.stamp('added_at');
create trigger hold_states before insert or update on thread_members
  for each row execute function relais.hold_states('removed_at undone');
create trigger guard_thread_member before insert or update on thread_members
  for each row execute function relais.guard_thread_member();
