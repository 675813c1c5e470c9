select relais.protect('documents', 'record');
grant update (type_code, document_group, title, act_on, sensitivity, sensitive_topic, marks, announce_on, version, deleted_at, state, idempotency_key)
  on documents to relais_portal;
create trigger forget_item after delete on documents for each row execute function relais.forget_item();
create trigger forget_withdrawn after update of state on documents for each row
  when (new.state = 'entered_in_error' and old.state <> 'entered_in_error') execute function relais.forget_withdrawn();

-- Who deposited what, that it is there, whether it was taken back, and from whom it is hidden.
select relais.open_to_functions('documents', 'select (patient_id, id, author_account_id, author_kind, deposited_at, state, marks, source_document_id, version)', written => 'false');

-- What was deleted for long is erased.
grant select (patient_id, id, deleted_at, announce_on), delete on documents to relais_worker;
select relais.open_to_job('documents', 'objects.sweep', 'select, delete', 'deleted_at is not null');
select relais.begin_items('documents', 'deposited_at', stands => true);
create trigger hold_states before insert or update on documents
  for each row execute function relais.hold_states('deleted_at undone', 'version next');
create trigger guard_document before update on documents for each row execute function relais.guard_document();
-- What a document is called and who sees it is the person's; its depositor takes it back, and a professional lifts his own marks.
create trigger hold_columns before update on documents for each row execute function relais.hold_columns(
  'person type_code document_group title act_on sensitivity sensitive_topic marks deleted_at',
  'writer state deleted_at idempotency_key', 'carer marks announce_on');
-- Also when nothing else ties him to the patient.
select relais.allow('documents', 'lifted', 'update', 'relais_portal', 'patient_id in (select unnest(relais.authored_patients()))');
select relais.find_by('documents', 'title,author_name', 'type_code', 'deposited_at');
