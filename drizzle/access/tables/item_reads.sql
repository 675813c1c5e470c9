select relais.protect('item_reads', 'apart');
grant select, insert on item_reads to relais_portal;
-- One policy, so that the usual reason is asked first and the author's own reading only without it.
create policy live_basis_or_own_read on item_reads for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients()))
    or (account_id = (select relais.current_actor()) and patient_id in (select unnest(relais.authored_patients()))));
create policy own_read_noted on item_reads for insert to relais_portal
  with check (account_id = (select relais.current_actor())
    and (patient_id in (select unnest(relais.visible_patients())) or patient_id in (select unnest(relais.authored_patients()))));
select relais.open_to_functions('item_reads', 'select (patient_id, section, item_id), delete', written => 'false');
create trigger require_item before insert on item_reads for each row execute function relais.require_item();
create trigger stamp before insert on item_reads for each row execute function relais.stamp('read_at');
