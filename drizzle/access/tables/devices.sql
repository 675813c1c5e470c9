select relais.protect('devices', 'record');
select relais.hold_lines('devices', 'kind, place');
