select relais.protect('delegation_directory', 'directory');
grant select on delegation_directory to relais_portal;
create policy own_entry on delegation_directory for select to relais_portal 
  using (caregiver_account_id = (select relais.current_actor()) and not patient_id = any ((select relais.shut_to_actor())::uuid[]));
