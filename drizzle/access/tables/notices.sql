select relais.protect('notices', 'own');
select relais.open_to_functions('notices', 'insert');
create trigger stamp before insert on notices for each row execute function relais.stamp('told_at');
