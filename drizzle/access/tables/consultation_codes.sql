select relais.protect('consultation_codes', 'governing');
grant update (withdrawn_at) on consultation_codes to relais_portal;
-- A function uses a code up.
select relais.open_to_functions('consultation_codes', 'select, update (used_at)');
create trigger file_consultation_code after insert on consultation_codes for each row execute function relais.file_consultation_code();
select relais.signed_by('consultation_codes', 'given_by_account_id');
create trigger stamp before insert on consultation_codes for each row execute function relais.stamp('given_at');
create trigger hold_states before insert or update on consultation_codes
  for each row execute function relais.hold_states('used_at once', 'withdrawn_at once');
