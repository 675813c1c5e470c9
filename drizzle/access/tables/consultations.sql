alter table consultations enable row level security;
alter table consultations force row level security;
grant select on consultations to relais_portal;
grant select, insert on consultations to relais_policy;
grant update (ended_at, end_reason) on consultations to relais_portal;
create policy governed on consultations for all to relais_portal
  using (patient_id in (select unnest(relais.governed_patients())))
  with check (patient_id in (select unnest(relais.governed_patients())));
create policy live_basis on consultations for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())));
create policy own_end on consultations for update to relais_portal
  using (professional_account_id = (select relais.current_actor()))
  with check (professional_account_id = (select relais.current_actor()));
create policy authority on consultations for select to relais_policy
  using (true);
create policy opened_by_code on consultations for insert to relais_policy
  with check (true);
create trigger file_professional after insert on consultations for each row execute function relais.file_professional();
