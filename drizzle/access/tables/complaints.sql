select relais.protect('complaints', 'own');
grant insert, update (withdrawn_at, words_ciphertext) on complaints to relais_portal;
-- What was sent is never rewritten: it is taken back, and its words go.
create policy taken_back_alone on complaints as restrictive for update to relais_portal
  using (withdrawn_at is null) with check (withdrawn_at is not null);
create trigger stamp before insert on complaints for each row execute function relais.stamp('sent_at');
create trigger hold_states before insert or update on complaints for each row
  execute function relais.hold_states('read_at once', 'answered_at once', 'withdrawn_at once');

-- For the operator's command: never whose it is.
grant select (id, words_ciphertext, wrapped_key, root_key_id, sent_at, read_at, answered_at, withdrawn_at) on complaints to relais_worker;
grant update (wrapped_key, root_key_id, read_at, answered_at) on complaints to relais_worker;
select relais.open_to_job('complaints', 'complaints.read', 'select, update', 'withdrawn_at is null');
select relais.open_to_job('complaints', 'keys.rotate', 'select, update');
-- What is over for long is erased.
grant delete on complaints to relais_worker;
select relais.open_to_job('complaints', 'objects.sweep', 'select, delete',
  'greatest(answered_at, withdrawn_at) < now() - (select relais.rule_span(''complaints_kept''))');
