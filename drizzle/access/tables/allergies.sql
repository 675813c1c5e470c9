select relais.protect('allergies', 'record');
select relais.hold_lines('allergies', 'kind, reaction, severity');
