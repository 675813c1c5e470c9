-- A thread is there for who decides for the patient, save what a minor began alone, and for who began it or is in it.
select relais.protect('threads', 'apart');
grant select, insert, update (closed_at, closed_by_account_id, closed_by_name) on threads to relais_portal;
create policy of_their_thread on threads for select to relais_portal
  using (patient_id in (select unnest(relais.held_patients()))
    or (patient_id in (select unnest(relais.governed_patients())) and author_kind <> 'patient')
    or (patient_id in (select unnest(relais.visible_patients()))
      and (author_account_id = (select relais.current_actor()) or id = any ((select relais.joined_threads())::uuid[]))));
create policy begun on threads for insert to relais_portal with check (patient_id in (select unnest(relais.visible_patients())));
create policy closed on threads for update to relais_portal
  using (patient_id in (select unnest(relais.visible_patients()))) with check (patient_id in (select unnest(relais.visible_patients())));
select relais.signed_as('threads');
-- The place of a message is counted there.
select relais.open_to_functions('threads', 'select, update (last_position)');
create trigger stamp before insert on threads for each row execute function relais.stamp('opened_at');
create trigger hold_states before insert or update on threads for each row execute function relais.hold_states('closed_at undone');
create trigger guard_thread before insert or update on threads for each row execute function relais.guard_thread();
