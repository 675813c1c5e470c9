select relais.protect('care_team_members', 'governed');
grant insert, update (is_attending_doctor, removed_at) on care_team_members to relais_portal;
select relais.open_to_functions('care_team_members', 'select');
create trigger file_professional after insert on care_team_members for each row execute function relais.file_professional();
select relais.signed_by('care_team_members', 'added_by_account_id');
create trigger stamp before insert on care_team_members for each row execute function relais.stamp('added_at');
create trigger hold_states before insert or update on care_team_members for each row execute function relais.hold_states('removed_at once');
