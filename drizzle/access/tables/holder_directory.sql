select relais.protect('holder_directory', 'directory');
grant select on holder_directory to relais_portal;
create policy own_entry on holder_directory for select to relais_portal using (account_id = (select relais.current_actor()));
