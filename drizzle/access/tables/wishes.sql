select relais.protect('wishes', 'record');
grant update (ended_at, end_reason, countersigned_on, marks, source_document_id, source_document_version) on wishes to relais_portal;
-- Wishes are written by the person alone, whoever else may read them.
create policy person_alone_writes on wishes as restrictive for insert to relais_portal
  with check (patient_id in (select unnest(relais.held_patients())));
create policy person_alone_changes on wishes as restrictive for update to relais_portal
  using (patient_id in (select unnest(relais.held_patients())));
select relais.show_on_card('wishes', 'ended_at is null and deleted_at is null and not marks && array[''INVISIBLE_PATIENT'', ''MASQUE_PS'']');
create trigger forget_item after delete on wishes for each row execute function relais.forget_item();
select relais.begin_items('wishes', 'written_at');
create trigger hold_states before insert or update on wishes
  for each row execute function relais.hold_states('ended_at once', 'deleted_at once', 'version next');

-- Who wrote what, and that it is there.
select relais.open_to_functions('wishes', 'select (patient_id, id, author_account_id, author_kind)', written => 'false');
select relais.find_by('wishes', 'said,author_name', 'kind');
