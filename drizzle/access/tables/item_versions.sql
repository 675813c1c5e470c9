select relais.protect('item_versions', 'record');
select relais.open_to_functions('item_versions', 'select (patient_id, section, item_id), delete', written => 'false');
create trigger require_item before insert on item_versions for each row execute function relais.require_item();
select relais.signed_by('item_versions', 'replaced_by_account_id');
create trigger stamp before insert on item_versions for each row execute function relais.stamp('replaced_at');
create trigger guard_version before insert on item_versions for each row execute function relais.guard_version();
