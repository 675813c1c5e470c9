select relais.protect('wishes', 'record');
grant update (ended_at, end_reason, countersigned_on, marks, source_document_id, source_document_version) on wishes to relais_portal;
-- Wishes are written by the person alone, whoever else may read them.
select relais.by_the_person_alone('wishes');
select relais.show_on_card('wishes', 'ended_at is null and deleted_at is null and not marks && array[''INVISIBLE_PATIENT'', ''MASQUE_PS'']');
create trigger forget_item after delete on wishes for each row execute function relais.forget_item();
select relais.begin_items('wishes', 'written_at');
create trigger hold_states before insert or update on wishes
  for each row execute function relais.hold_states('ended_at once', 'deleted_at once', 'version next');

-- Who wrote what, and that it is there.
select relais.open_to_functions('wishes', 'select (patient_id, id, author_account_id, author_kind, source_document_id, version)', written => 'false');
select relais.find_by('wishes', 'said,author_name', 'kind', 'written_at');
