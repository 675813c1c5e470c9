select relais.protect('item_exclusions', 'space');
grant delete on item_exclusions to relais_portal;
select relais.open_to_functions('item_exclusions', 'select (patient_id, section, item_id), delete', written => 'false');
create trigger require_item before insert on item_exclusions for each row execute function relais.require_item();
