select relais.protect('emergency_choices', 'held');
grant update (emergency_centre, break_glass, said_at) on emergency_choices to relais_portal;
create trigger hold_states before insert or update on emergency_choices for each row execute function relais.hold_states('said_at now');
