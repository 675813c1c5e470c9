select relais.protect('professional_directory', 'directory');
grant select on professional_directory to relais_portal;
create policy own_entry on professional_directory for select to relais_portal 
  using (professional_account_id = (select relais.current_actor()) and not patient_id = any ((select relais.shut_to_actor())::uuid[]));
