select relais.protect('sessions', 'own');
grant insert, update (last_seen_at, ended_at, end_reason, exercice, id_token_ciphertext) on sessions to relais_portal;
-- Somebody signs in as what their account is.
create policy as_the_account on sessions as restrictive for insert to relais_portal
  with check (face = (select a.face from accounts a where a.id = account_id));
-- They end with the space that is erased.
select relais.open_to_functions('sessions', 'select, update (ended_at, end_reason, id_token_ciphertext)');
-- It begins now and has not ended, whoever opens it: its twelve hours are counted from there.
create trigger stamp before insert on sessions for each row execute function relais.stamp('started_at');
create trigger hold_states before insert or update on sessions
  for each row execute function relais.hold_states('ended_at once', 'last_seen_at now', 'stepped_up_at early');
