select relais.protect('item_sources', 'record');
grant update (title, author, written_on) on item_sources to relais_portal;
select relais.open_to_functions('item_sources', 'select (patient_id, section, item_id), delete', written => 'false');
create trigger require_item before insert on item_sources for each row execute function relais.require_item();
create trigger guard_source before insert or update on item_sources for each row execute function relais.guard_source();
