alter table consent_texts enable row level security;
alter table consent_texts force row level security;
grant select, insert on consent_texts to relais_portal;
create policy holder_alone on consent_texts for all to relais_portal
  using (patient_id in (select unnest(relais.held_patients())))
  with check (patient_id in (select unnest(relais.held_patients())));
create policy own_consent on consent_texts for select to relais_portal
  using ((audience = 'caregiver') and (patient_id in (select unnest(relais.known_patients()))));
create trigger written_once before update or delete on consent_texts for each row execute function relais.refuse_change();
