select relais.protect('devices', 'record');
select relais.hold_lines('devices', 'kind, place');
select relais.find_by('devices', 'label,note,author_name,place', '', 'entered_at');
select relais.show_on_card('devices', 'deleted_at is null and ended_on is null and sensitivity = ''not''');
