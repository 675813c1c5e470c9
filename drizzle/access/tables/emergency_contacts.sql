select relais.protect('emergency_contacts', 'space');
grant update (name, relation, telephone, position, confirmed_at, confirmed_by_account_id, confirmed_by_name, version, removed_at)
  on emergency_contacts to relais_portal;
create trigger stamp before insert on emergency_contacts for each row execute function relais.stamp('added_at');
create trigger hold_states before insert or update on emergency_contacts for each row execute function relais.hold_states('confirmed_at once', 'removed_at once', 'version next');
select relais.show_on_card('emergency_contacts', 'confirmed_at is not null and removed_at is null');
