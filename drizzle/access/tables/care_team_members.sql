alter table care_team_members enable row level security;
alter table care_team_members force row level security;
grant select, insert on care_team_members to relais_portal;
grant select on care_team_members to relais_policy;
grant update (is_attending_doctor, removed_at) on care_team_members to relais_portal;
create policy governed on care_team_members for all to relais_portal
  using (patient_id in (select unnest(relais.governed_patients())))
  with check (patient_id in (select unnest(relais.governed_patients())));
create policy live_basis on care_team_members for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())));
create policy authority on care_team_members for select to relais_policy
  using (true);
create trigger file_professional after insert on care_team_members for each row execute function relais.file_professional();
