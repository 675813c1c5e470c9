select relais.protect('lifestyle', 'record');
select relais.hold_lines('lifestyle', 'topic');
select relais.find_by('lifestyle', 'label,note,author_name', '', 'entered_at');
