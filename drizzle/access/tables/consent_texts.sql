select relais.protect('consent_texts', 'held');
create policy own_consent on consent_texts for select to relais_portal
  using (audience = 'caregiver' and patient_id in (select unnest(relais.known_patients())));
create trigger written_once before update or delete on consent_texts for each row execute function relais.refuse_change();
