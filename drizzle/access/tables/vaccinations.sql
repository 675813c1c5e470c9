select relais.protect('vaccinations', 'record');
grant update (vaccine, code_system, code, diseases, given_on, dose, lot, given_by, confirmed_at, confirmed_by_account_id,
  confirmed_by_kind, confirmed_by_name, confirmed_by_profession, said_at, state, sensitivity, sensitive_topic, marks, source_document_id, source_document_version,
  version, deleted_at) on vaccinations to relais_portal;
create trigger forget_item after delete on vaccinations for each row execute function relais.forget_item();
create trigger hold_states before insert or update on vaccinations
  for each row execute function relais.hold_states('deleted_at undone', 'confirmed_at undone', 'said_at now', 'version next');
select relais.begin_items('vaccinations', 'said_at');
create trigger guard_who_answers before update on vaccinations for each row execute function relais.guard_answer('confirmed_at');
create trigger hold_columns before update on vaccinations for each row execute function relais.hold_columns(
  'writer,decider vaccine code_system code diseases given_on dose lot given_by said_at source_document_id source_document_version deleted_at',
  'writer,decider,professional state confirmed_at confirmed_by_account_id confirmed_by_kind confirmed_by_name confirmed_by_profession',
  'setter marks', 'setter,closer sensitivity sensitive_topic');
create trigger guard_vaccination before update on vaccinations for each row execute function relais.guard_vaccination();

-- Who wrote what, and that it is there.
select relais.open_to_functions('vaccinations', 'select (patient_id, id, author_account_id, author_kind, source_document_id, version)', written => 'false');

-- What was removed for long is erased.
grant select (patient_id, id, deleted_at), delete on vaccinations to relais_worker;
select relais.open_to_job('vaccinations', 'objects.sweep', 'select, delete', 'deleted_at is not null');
select relais.find_by('vaccinations', 'vaccine,lot,given_by,author_name', 'diseases', 'said_at');
