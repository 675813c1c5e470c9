select relais.protect('family_history', 'record');
select relais.hold_lines('family_history', 'relative');
