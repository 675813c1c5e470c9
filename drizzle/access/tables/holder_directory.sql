select relais.protect('holder_directory', 'directory');
grant select on holder_directory to relais_portal;
grant select on holder_directory to relais_worker;
select relais.open_to_job('holder_directory', 'letters.send', 'select');
create policy own_entry on holder_directory for select to relais_portal using (account_id = (select relais.current_actor()));
