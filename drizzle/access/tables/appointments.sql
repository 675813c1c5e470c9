select relais.protect('appointments', 'record');
grant update (with_whom, place, day, hour, zone, bring, companion, companion_account_id, confirmed_at, confirmed_by_name, said_at, state,
  sensitivity, sensitive_topic, version, deleted_at) on appointments to relais_portal;
create trigger forget_item after delete on appointments for each row execute function relais.forget_item();
create trigger hold_states before insert or update on appointments
  for each row execute function relais.hold_states('deleted_at undone', 'confirmed_at undone', 'said_at now', 'version next');
select relais.begin_items('appointments', 'said_at');
select relais.not_in_care('appointments');
create trigger hold_columns before update on appointments for each row execute function relais.hold_columns(
  'writer,decider with_whom place day hour zone bring companion companion_account_id confirmed_at confirmed_by_name said_at state deleted_at',
  'setter sensitivity sensitive_topic');
create trigger guard_appointment before update on appointments for each row execute function relais.guard_appointment();

-- Who wrote what, and that it is there.
select relais.open_to_functions('appointments', 'select (patient_id, id, author_account_id, author_kind, source_document_id, version)', written => 'false');

-- What was cancelled for long is erased.
grant select (patient_id, id, day, hour, zone, said_at, state, deleted_at), delete on appointments to relais_worker;
select relais.open_to_job('appointments', 'objects.sweep', 'select, delete', 'deleted_at is not null');
select relais.find_by('appointments', 'with_whom,place,bring,author_name', '', 'said_at');

-- What is near is announced.
select relais.open_to_job('appointments', 'appointments.remind', 'select', 'deleted_at is null');
