select relais.protect('note_closings', 'record');
select relais.not_in_care('note_closings');
select relais.signed_by('note_closings', 'account_id');
create trigger stamp before insert on note_closings for each row execute function relais.stamp('closed_at');
create policy decides_who_decides on note_closings as restrictive for insert to relais_portal
  with check (decides = (patient_id in (select unnest(relais.governed_patients()))));
