select relais.protect('conditions', 'record');
select relais.hold_lines('conditions', '');
