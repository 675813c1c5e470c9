alter table pressure_answers enable row level security;
alter table pressure_answers force row level security;
grant insert on pressure_answers to relais_portal;
create policy written_blind on pressure_answers for insert to relais_portal
  with check (patient_id in (select unnest(relais.visible_patients())));
create trigger written_once before update or delete on pressure_answers for each row execute function relais.refuse_change();
