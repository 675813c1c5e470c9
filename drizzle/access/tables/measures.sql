select relais.protect('measures', 'record');
grant update (state, answered_at, answered_by_account_id, answered_by_name, sensitivity, sensitive_topic, marks, version, deleted_at)
  on measures to relais_portal;
create trigger forget_item after delete on measures for each row execute function relais.forget_item();
select relais.begin_items('measures', 'entered_at');
create trigger hold_states before insert or update on measures for each row execute function relais.hold_states('deleted_at undone', 'answered_at undone', 'version next');
create trigger guard_who_answers before update on measures for each row execute function relais.guard_answer('answered_at');
create trigger hold_columns before update on measures for each row execute function relais.hold_columns(
  'decider,professional state answered_at answered_by_account_id answered_by_name', 'decider,writer deleted_at',
  'setter sensitivity sensitive_topic marks');
create trigger guard_measure before update on measures for each row execute function relais.guard_measure();

create trigger gather_added after insert on measures referencing new table as changed for each statement execute function relais.gather_changed_days();
create trigger gather_changed after update on measures referencing new table as changed for each statement execute function relais.gather_changed_days();
create trigger gather_left after delete on measures referencing old table as changed for each statement execute function relais.gather_changed_days();

-- Who wrote what, that it is there, and what a day of them says together.
select relais.open_to_functions('measures', 'select (patient_id, id, author_account_id, author_kind, source_document_id, version, code, measured_at,
  meal_moment, value, systolic, diastolic, state, sensitivity, sensitive_topic, marks, deleted_at)', written => 'false');
select relais.find_by('measures', 'author_name', 'code', 'measured_at');
select relais.gather_all_days();
