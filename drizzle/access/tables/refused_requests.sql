select relais.protect('refused_requests', 'apart');
select relais.open_to_functions('refused_requests', 'select, insert, delete, update (count)');
create trigger stamp before insert on refused_requests for each row execute function relais.stamp('occurred_at');
