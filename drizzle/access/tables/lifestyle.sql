select relais.protect('lifestyle', 'record');
select relais.hold_lines('lifestyle', 'topic');
