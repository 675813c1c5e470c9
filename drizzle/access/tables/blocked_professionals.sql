select relais.protect('blocked_professionals', 'governing');
grant delete on blocked_professionals to relais_portal;
select relais.open_to_functions('blocked_professionals', 'select');
create trigger stamp before insert on blocked_professionals for each row execute function relais.stamp('blocked_at');
