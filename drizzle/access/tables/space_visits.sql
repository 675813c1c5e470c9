select relais.protect('space_visits', 'space');
grant update (visited_at, previous_visit_at) on space_visits to relais_portal;
create policy own_visit on space_visits as restrictive for all to relais_portal using (account_id = (select relais.current_actor()));
create trigger hold_states before insert or update on space_visits for each row execute function relais.hold_states('visited_at now');
