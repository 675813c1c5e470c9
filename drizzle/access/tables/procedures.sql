select relais.protect('procedures', 'record');
select relais.hold_lines('procedures', 'kind, place');
select relais.find_by('procedures', 'label,note,author_name,place', '', 'entered_at');
