select relais.protect('limited_acts', 'apart');
select relais.open_to_functions('limited_acts', 'select, insert, update, delete');
