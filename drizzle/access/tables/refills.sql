-- What the person counts of a treatment, whoever wrote its line.
select relais.protect('refills', 'governed');
grant insert, update (doses_left, doses_a_day, doses_a_week, counted_on, days_before, tell_on, tells_patient, caregiver_account_id, told_at), delete
  on refills to relais_portal;
select relais.by_the_person_alone('refills');
create trigger hold_states before insert or update on refills for each row execute function relais.hold_states('told_at undone');

-- Whom to tell of which line; not what the treatment is.
grant select (patient_id, medication_id, tell_on, tells_patient, caregiver_account_id, told_at) on refills to relais_worker;
grant update (told_at) on refills to relais_worker;
select relais.open_to_job('refills', 'refills.tell', 'select, update');
