select relais.protect('emergency_contacts', 'space');
grant update (name, relation, telephone, position, confirmed_at, confirmed_by_account_id, confirmed_by_name, version, removed_at)
  on emergency_contacts to relais_portal;
select relais.not_in_care('emergency_contacts');
select relais.signed_by('emergency_contacts', 'author_account_id');
-- What who only helps says waits; who decides for the patient says it for good, confirms it and changes it.
create policy waits_for_who_decides on emergency_contacts as restrictive for insert to relais_portal
  with check (confirmed_at is null or patient_id in (select unnest(relais.governed_patients())));
create policy changed_by_who_decides on emergency_contacts as restrictive for update to relais_portal
  using (patient_id in (select unnest(relais.governed_patients())));
create trigger stamp before insert on emergency_contacts for each row execute function relais.stamp('added_at');
create trigger hold_states before insert or update on emergency_contacts for each row execute function relais.hold_states('confirmed_at early', 'removed_at once', 'version next');
select relais.show_on_card('emergency_contacts', 'confirmed_at is not null and removed_at is null');
create trigger forget_item after delete on emergency_contacts for each row execute function relais.forget_item();
select relais.find_by('emergency_contacts', 'name,author_name', 'relation', 'added_at', 'removed_at');
select relais.open_to_functions('emergency_contacts', 'select (patient_id, id)', written => 'false');
