select relais.protect('practices', 'own');
grant insert, delete on practices to relais_portal;
select relais.open_to_functions('practices', 'select');
