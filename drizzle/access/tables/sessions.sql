select relais.protect('sessions', 'own');
grant insert, update on sessions to relais_portal;
select relais.open_to_functions('sessions', 'select');
