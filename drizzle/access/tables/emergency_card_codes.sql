select relais.protect('emergency_card_codes', 'governing');
grant update (withdrawn_at) on emergency_card_codes to relais_portal;
select relais.open_to_functions('emergency_card_codes', 'select', written => 'false');
create trigger file_card_code after insert or update on emergency_card_codes for each row execute function relais.file_card_code();
select relais.signed_by('emergency_card_codes', 'given_by_account_id');
create trigger stamp before insert on emergency_card_codes for each row execute function relais.stamp('given_at');
create trigger hold_states before insert or update on emergency_card_codes for each row execute function relais.hold_states('withdrawn_at once');
