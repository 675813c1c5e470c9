select relais.protect('item_places', 'space');
select relais.open_to_functions('item_places', 'select (patient_id, section, item_id), delete', written => 'false');
create trigger require_item before insert on item_places for each row execute function relais.require_item();
create trigger guard_place before insert on item_places for each row execute function relais.guard_place();
