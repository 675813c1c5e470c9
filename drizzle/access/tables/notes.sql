select relais.protect('notes', 'record');
-- Who sees a note may change; what it says never does.
grant update (sensitivity, sensitive_topic, version) on notes to relais_portal;
create trigger forget_item after delete on notes for each row execute function relais.forget_item();
create trigger hold_states before insert or update on notes for each row execute function relais.hold_states('deleted_at undone', 'version next');
-- A note is its author's word and waits for nobody.
select relais.begin_items('notes', 'written_at', stands => true);
select relais.not_in_care('notes');
create trigger guard_new_note before insert on notes for each row execute function relais.guard_new_note();
create trigger hold_columns before update on notes for each row execute function relais.hold_columns('setter sensitivity sensitive_topic');

-- Who wrote what, what it corrects, and that it is there.
select relais.open_to_functions('notes', 'select (patient_id, id, author_account_id, author_kind, corrects_id)', written => 'false');
select relais.find_by('notes', 'body,author_name', '', 'written_at');
