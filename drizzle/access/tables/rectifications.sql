select relais.protect('rectifications', 'record');
-- Of a line that the card shows, that it is contested (docs/decisions/122).
select relais.show_on_card('rectifications', 'section in (''allergies'', ''conditions'', ''medications'', ''devices'') and state in (''sent'', ''seen'', ''accepted'')');
grant update (state, seen_at, answered_at, answered_by_account_id, answered_by_name, answered_by_profession, reason, answer, withdrawn_at)
  on rectifications to relais_portal;
-- What was answered or taken back is never rewritten, and only an answer has an answer's words.
create policy unanswered_alone on rectifications as restrictive for update to relais_portal
  using (state in ('sent', 'seen')) with check (state in ('accepted', 'refused') or num_nonnulls(answer, answered_by_profession) = 0);
select relais.open_to_functions('rectifications', 'select (patient_id, section, item_id, state), delete', written => 'false');
-- Whoever wrote what is contested answers, also when nothing else ties them to the patient.
select relais.allow('rectifications', 'answered', 'update', 'relais_portal', 'patient_id in (select unnest(relais.authored_patients()))');
create trigger require_item before insert on rectifications for each row execute function relais.require_item();
create trigger stamp before insert on rectifications for each row execute function relais.stamp('asked_at');
create trigger hold_states before insert or update on rectifications
  for each row execute function relais.hold_states('seen_at once', 'answered_at once', 'withdrawn_at once',
    'state moves >sent sent>seen sent>withdrawn seen>accepted seen>refused seen>withdrawn');
create trigger guard_rectification before insert or update on rectifications
  for each row execute function relais.guard_rectification();
