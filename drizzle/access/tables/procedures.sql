select relais.protect('procedures', 'record');
select relais.hold_lines('procedures', 'kind, place');
