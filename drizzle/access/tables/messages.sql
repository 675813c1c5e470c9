-- A message is read with its thread: all of them by who decides for the patient, from theirs on by who came in later.
select relais.protect('messages', 'apart');
grant select, insert on messages to relais_portal;
create policy of_their_thread on messages for select to relais_portal
  using (exists (select from threads t where t.patient_id = messages.patient_id and t.id = messages.thread_id)
    and (patient_id in (select unnest(relais.governed_patients()))
      or exists (select from thread_members m where m.patient_id = messages.patient_id and m.thread_id = messages.thread_id
        and m.account_id = (select relais.current_actor()) and m.removed_at is null and messages.position >= m.reads_from)));
create policy sent on messages for insert to relais_portal
  with check (patient_id in (select unnest(relais.visible_patients()))
    and exists (select from threads t where t.patient_id = messages.patient_id and t.id = messages.thread_id));
select relais.signed_as('messages');
create trigger stamp before insert on messages for each row execute function relais.stamp('sent_at');
create trigger guard_message before insert on messages for each row execute function relais.guard_message();
-- What was sent stands as it was sent, whoever would change it.
create trigger written_once before update on messages for each row execute function relais.refuse_change();
