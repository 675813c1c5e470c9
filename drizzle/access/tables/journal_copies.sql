select relais.protect('journal_copies', 'held');
grant delete on journal_copies to relais_portal;
-- The sealer signs what it finds under the seals, once.
grant select, update (signed_at, statement, signature, proof) on journal_copies to relais_worker;
select relais.open_to_job('journal_copies', 'journal.seal', 'select, update');
-- And goes with all that its person takes away.
select relais.open_to_job('journal_copies', 'exports.make', 'select', $$patient_id in (select e.patient_id from public.exports e where e.ready_at is null and e.failed_at is null)$$);
create trigger stamp before insert on journal_copies for each row execute function relais.stamp('asked_at');
create trigger hold_states before insert or update on journal_copies
  for each row execute function relais.hold_states('signed_at once');
