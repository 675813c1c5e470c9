select relais.protect('space_visits', 'space');
grant update on space_visits to relais_portal;
