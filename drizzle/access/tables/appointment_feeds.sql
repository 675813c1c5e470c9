select relais.protect('appointment_feeds', 'apart');
-- Each person's own, as long as they may come into the space.
select relais.allow('appointment_feeds', 'own_feed', 'all', 'relais_portal',
  'account_id = (select relais.current_actor()) and patient_id in (select unnest(relais.visible_patients()))');
grant select, insert, update (shown_at, withdrawn_at) on appointment_feeds to relais_portal;
select relais.open_to_functions('appointment_feeds', 'select', written => 'false');
create trigger file_feed after insert or update on appointment_feeds for each row execute function relais.file_feed();
create trigger stamp before insert on appointment_feeds for each row execute function relais.stamp('given_at');
create trigger hold_states before insert or update on appointment_feeds
  for each row execute function relais.hold_states('shown_at once', 'withdrawn_at once');
