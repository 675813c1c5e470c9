select relais.protect('notices', 'own');
select relais.open_to_functions('notices', 'insert');
