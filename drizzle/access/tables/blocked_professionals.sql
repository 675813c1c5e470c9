select relais.protect('blocked_professionals', 'governing');
grant delete on blocked_professionals to relais_portal;
select relais.open_to_functions('blocked_professionals', 'select');
