select relais.protect('refused_requests', 'apart');
select relais.open_to_functions('refused_requests', 'select, insert');
