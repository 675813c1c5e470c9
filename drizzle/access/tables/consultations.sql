select relais.protect('consultations', 'governed');
grant update (ended_at, end_reason) on consultations to relais_portal;
create policy own_end on consultations for update to relais_portal
  using (professional_account_id = (select relais.current_actor()))
  with check (professional_account_id = (select relais.current_actor()));
-- A function opens one by a code.
select relais.open_to_functions('consultations', 'select, insert');
create trigger file_professional after insert on consultations for each row execute function relais.file_professional();
create trigger stamp before insert on consultations for each row execute function relais.stamp('opened_at');
create trigger hold_states before insert or update on consultations for each row execute function relais.hold_states('ended_at once');
