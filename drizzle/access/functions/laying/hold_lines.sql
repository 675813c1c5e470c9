/* Holds a table of lines of the medical profile: which columns of a line change, `own_fields` of its section among them, in which
   order its states follow, how it begins, and that a professional's line is the professional's. */
create function relais.hold_lines(on_table regclass, own_fields text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    fields constant text := concat_ws(', ', 'label, note, started_on, ended_on, says_none', nullif(own_fields, ''));
    source constant text := 'code_system, code, source_document_id, source_document_version, source_entry';
    judged constant text := 'sensitivity, sensitive_topic, marks, state, version, deleted_at';
    confirmed constant text := 'confirmed_by_account_id, confirmed_by_kind, confirmed_by_name, confirmed_by_profession, confirmed_at';
  begin
    execute format('grant update (%s, %s, %s, %s) on %s to relais_portal', fields, source, judged, confirmed, on_table);
    execute format('create trigger forget_item after delete on %s for each row execute function relais.forget_item()', on_table);
    execute format('create trigger hold_states before insert or update on %s for each row execute function relais.hold_states(%L, %L, %L, %L)',
      on_table, 'deleted_at undone', 'confirmed_at undone', 'version next',
      'state moves >proposed >confirmed proposed>confirmed confirmed>proposed confirmed>entered_in_error');
    execute format('create trigger hold_columns before update on %s for each row execute function relais.hold_columns(%L, %L, %L)', on_table,
      'writer,decider ' || replace(concat_ws(', ', fields, source, 'deleted_at'), ',', ''),
      'writer,decider,professional state ' || replace(confirmed, ',', ''), 'setter,closer sensitivity sensitive_topic marks');
    execute format('create trigger guard_line before update on %s for each row execute function relais.guard_line()', on_table);
    execute format('create trigger guard_who_answers before update on %s for each row execute function relais.guard_answer(''confirmed_at'')', on_table);
    perform relais.begin_items(on_table, 'entered_at');
    perform relais.open_to_functions(on_table, 'select (patient_id, id, author_account_id, author_kind, source_document_id, version)', written => 'false');
  end
  $$;
