select relais.protect('medications', 'record');
select relais.hold_lines('medications', 'dose, rhythm, prescriber, end_reason, doses_left, doses_counted_on');
select relais.find_by('medications', 'label,note,author_name,dose,rhythm,prescriber');
select relais.show_on_card('medications', 'deleted_at is null and ended_on is null and sensitivity = ''not''');
