select relais.protect('documents', 'record');
grant update (type_code, document_group, title, act_on, sensitivity, sensitive_topic, marks, announce_on, version, deleted_at, state, idempotency_key)
  on documents to relais_portal;
create trigger forget_item after delete on documents for each row execute function relais.forget_item();
create trigger forget_withdrawn after update of state on documents for each row
  when (new.state = 'entered_in_error' and old.state <> 'entered_in_error') execute function relais.forget_withdrawn();

-- Who deposited what, that it is there, whether it was taken back, and from whom it is hidden.
select relais.open_to_functions('documents', 'select (patient_id, id, author_account_id, author_kind, state, marks)', written => 'false');

-- What was deleted for long is erased.
grant select (patient_id, id, deleted_at, announce_on), delete on documents to relais_worker;
select relais.open_to_job('documents', 'objects.sweep', 'select, delete', 'deleted_at is not null');
select relais.begin_items('documents', 'deposited_at', stands => true);
create trigger hold_states before insert or update on documents
  for each row execute function relais.hold_states('deleted_at undone', 'version next');
create trigger guard_document before update on documents for each row execute function relais.guard_document();
select relais.find_by('documents', 'title,author_name', 'type_code');
