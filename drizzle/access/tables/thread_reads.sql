-- Whoever is in a thread sees how far the others have read it, and says so of themselves alone.
select relais.protect('thread_reads', 'apart');
grant select, insert, update (position, read_at) on thread_reads to relais_portal;
create policy of_their_thread on thread_reads for select to relais_portal
  using (exists (select from threads t where t.patient_id = thread_reads.patient_id and t.id = thread_reads.thread_id));
create policy own_read on thread_reads for insert to relais_portal
  with check (patient_id in (select unnest(relais.visible_patients()))
    and exists (select from threads t where t.patient_id = thread_reads.patient_id and t.id = thread_reads.thread_id));
create policy own_read_on on thread_reads for update to relais_portal
  using (account_id = (select relais.current_actor()) and patient_id in (select unnest(relais.visible_patients())))
  with check (account_id = (select relais.current_actor()));
select relais.signed_by('thread_reads', 'account_id');
create trigger stamp before insert on thread_reads for each row execute function relais.stamp('read_at');
create trigger hold_states before update on thread_reads for each row execute function relais.hold_states('read_at now');
