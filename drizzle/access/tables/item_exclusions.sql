select relais.protect('item_exclusions', 'space');
grant delete on item_exclusions to relais_portal;
select relais.open_to_functions('item_exclusions', 'select (patient_id, section, item_id, account_id), delete', written => 'false');
grant select (patient_id, section, item_id, account_id) on item_exclusions to relais_worker;
select relais.open_to_job('item_exclusions', 'notices.post', 'select');
select relais.open_to_job('item_exclusions', 'refills.tell', 'select', $$section = 'medications'$$);
create trigger stamp before insert on item_exclusions for each row execute function relais.stamp('excluded_at');
create trigger require_item before insert on item_exclusions for each row execute function relais.require_item();
create trigger guard_exclusion before insert or delete on item_exclusions for each row execute function relais.guard_exclusion();
