select relais.protect('medications', 'record');
select relais.hold_lines('medications', 'dose, rhythm, prescriber, end_reason, doses_left, doses_counted_on');
create trigger hold_states_of_doses before insert or update on medications
  for each row execute function relais.hold_states('doses_counted_on today');
select relais.find_by('medications', 'label,note,author_name,dose,rhythm,prescriber', '', 'entered_at');
-- Whether it is still taken, and who may read it: never what it is.
grant select (patient_id, id, ended_on, state, deleted_at, author_kind, author_account_id, sensitivity, sensitive_topic, marks)
  on medications to relais_worker;
select relais.open_to_job('medications', 'refills.tell', 'select', 'deleted_at is null and ended_on is null');
select relais.show_on_card('medications', 'deleted_at is null and ended_on is null and sensitivity = ''not''');
