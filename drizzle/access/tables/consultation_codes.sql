alter table consultation_codes enable row level security;
alter table consultation_codes force row level security;
grant select, insert on consultation_codes to relais_portal;
grant select, insert, update on consultation_codes to relais_policy;
grant update (withdrawn_at) on consultation_codes to relais_portal;
create policy governed on consultation_codes for all to relais_portal
  using (patient_id in (select unnest(relais.governed_patients())))
  with check (patient_id in (select unnest(relais.governed_patients())));
create policy authority on consultation_codes for all to relais_policy
  using (true)
  with check (true);
create trigger file_consultation_code after insert on consultation_codes for each row execute function relais.file_consultation_code();
