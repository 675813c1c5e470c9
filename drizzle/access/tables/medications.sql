select relais.protect('medications', 'record');
select relais.hold_lines('medications', 'dose, rhythm, prescriber, end_reason, doses_left, doses_counted_on');
