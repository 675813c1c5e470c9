select relais.protect('tasks', 'record');
grant update (title, details, due_on, due_hour, linked_section, linked_item_id, taken_at, taken_by_account_id, taken_by_name, done_at,
  done_by_account_id, done_by_name, said_at, sensitivity, sensitive_topic, version, deleted_at) on tasks to relais_portal;
create trigger forget_item after delete on tasks for each row execute function relais.forget_item();
create trigger hold_states before insert or update on tasks
  for each row execute function relais.hold_states('deleted_at undone', 'taken_at undone', 'done_at undone', 'said_at now', 'version next');
-- What is to be done stands as soon as somebody says so.
select relais.begin_items('tasks', 'said_at', stands => true);
select relais.not_in_care('tasks');
-- What a task says is its author's, or of who decides for the patient; who sees it, of the latter alone; anybody takes and does it.
create trigger hold_columns before update on tasks for each row execute function relais.hold_columns(
  'writer,decider title details due_on due_hour linked_section linked_item_id said_at deleted_at', 'setter sensitivity sensitive_topic',
  'anybody taken_at taken_by_account_id taken_by_name done_at done_by_account_id done_by_name');
create trigger guard_task before update on tasks for each row execute function relais.guard_task();

-- Who wrote what, and that it is there.
select relais.open_to_functions('tasks', 'select (patient_id, id, author_account_id, author_kind)', written => 'false');

-- What was taken away for long is erased.
grant select (patient_id, id, deleted_at), delete on tasks to relais_worker;
select relais.open_to_job('tasks', 'objects.sweep', 'select, delete', 'deleted_at is not null');
select relais.find_by('tasks', 'title,details,author_name', '', 'said_at');
