select relais.protect('allergies', 'record');
select relais.hold_lines('allergies', 'kind, reaction, severity');
select relais.find_by('allergies', 'label,note,author_name,reaction', '', 'entered_at');
select relais.show_on_card('allergies', 'deleted_at is null and ended_on is null and sensitivity = ''not''');
