select relais.protect('emergency_cards', 'governed');
grant insert, update (first_words, blood_group, speaks, changed_at, version) on emergency_cards to relais_portal;
select relais.show_on_card('emergency_cards');
create trigger hold_states before insert or update on emergency_cards for each row execute function relais.hold_states('changed_at now', 'version next');
