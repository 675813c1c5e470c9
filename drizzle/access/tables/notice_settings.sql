select relais.protect('notice_settings', 'own');
grant update (answers, accesses, documents, messages, circle, reminders, tells_who_came, zone, quiet_from, quiet_until)
  on notice_settings to relais_portal;
select relais.open_to_functions('notice_settings', 'select, insert');
grant select (account_id, tells_who_came, zone, quiet_from, quiet_until, letter_at), update (letter_at) on notice_settings to relais_worker;
select relais.open_to_job('notice_settings', 'letters.send', 'select, update');
