select relais.protect('family_history', 'record');
select relais.hold_lines('family_history', 'relative');
select relais.find_by('family_history', 'label,note,author_name', '', 'entered_at');
