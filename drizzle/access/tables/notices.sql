select relais.protect('notices', 'own');
-- What was told is never changed: the person says that it was read, once.
grant update (read_at) on notices to relais_portal;
select relais.open_to_functions('notices', 'select, insert, delete, update (way, send_at, settled_at)');
create trigger stamp before insert on notices for each row execute function relais.stamp('told_at');
create trigger hold_states before insert or update on notices for each row execute function relais.hold_states('read_at once', 'settled_at once');

/* What waits for the morning is found by its job, which asks of an item whether it may still be heard of: by whom it is read, and not
   a word of what it says. */
grant select (account_id, id, kind, subject, space_id, subject_id, send_at, settled_at) on notices to relais_worker;
select relais.open_to_job('notices', 'notices.post', 'select', 'send_at is not null and settled_at is null');
do $$
declare
  section text;
begin
  foreach section in array array[{{told_sections}}] loop
    execute format('grant select (patient_id, id, author_kind, author_account_id, sensitivity, sensitive_topic, marks, deleted_at)
      on %I to relais_worker', section);
    perform relais.open_to_job(section::regclass, 'notices.post', 'select');
  end loop;
end
$$;
-- The letter of the week counts who came as the journal does: which items the person may not see yet, and nothing else of them.
do $$
declare
  section text;
begin
  foreach section in array array[{{item_sections}}] loop
    execute format('grant select (patient_id, id, marks) on %I to relais_worker', section);
    perform relais.open_to_job(section::regclass, 'letters.send', 'select', 'marks @> ''{INVISIBLE_PATIENT}''');
  end loop;
end
$$;
grant select (type_code, document_group) on documents to relais_worker;
