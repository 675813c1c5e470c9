select relais.protect('conditions', 'record');
select relais.hold_lines('conditions', '');
select relais.find_by('conditions', 'label,note,author_name', '', 'entered_at');
select relais.show_on_card('conditions', 'deleted_at is null and ended_on is null and sensitivity = ''not''');
