select relais.protect('accounts', 'apart');
grant select, insert, update on accounts to relais_portal;
create policy own_account on accounts for all to relais_portal
  using (id = (select relais.current_actor())) with check (id = (select relais.current_actor()));
create policy known_people on accounts for select to relais_portal
  using (id = any ((select relais.known_people())::uuid[]));

select relais.open_to_functions('accounts', 'select');

-- Where somebody is told something: an address that was confirmed.
grant select (id, email, email_verified_at, language, closed_at) on accounts to relais_worker;
select relais.open_to_job('accounts', 'delegations.remind', 'select', 'email_verified_at is not null and closed_at is null');
select relais.open_to_job('accounts', 'notices.send', 'select', 'email_verified_at is not null and closed_at is null');
