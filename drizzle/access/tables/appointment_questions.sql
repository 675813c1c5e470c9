select relais.protect('appointment_questions', 'record');
grant update (asked_at, removed_at) on appointment_questions to relais_portal;
select relais.not_in_care('appointment_questions');
select relais.signed_by('appointment_questions', 'author_account_id');
create trigger hold_columns before update on appointment_questions
  for each row execute function relais.hold_columns('anybody asked_at', 'writer,decider removed_at');
create trigger stamp before insert on appointment_questions for each row execute function relais.stamp('added_at');
create trigger hold_states before insert or update on appointment_questions
  for each row execute function relais.hold_states('asked_at undone', 'removed_at undone');
