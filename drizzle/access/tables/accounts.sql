select relais.protect('accounts', 'apart');
-- What the identity provider says again at each sign-in, and what is one's own to choose; never which account of whom it is.
grant select, insert, update (display_name, birth_name, used_name, given_names, first_given_name, sex, birth_date, birth_place_insee,
  birth_country_cog, id_nat_ps, rpps, doctor_title, email, email_verified_at, pending_email, pending_email_code_hash, pending_email_expires_at, phone,
  phone_confirmed_at, pending_phone, pending_phone_code_hash, pending_phone_expires_at, pending_phone_tries, language, closed_at)
  on accounts to relais_portal;
create policy own_account on accounts for all to relais_portal
  using (id = (select relais.current_actor())) with check (id = (select relais.current_actor()));
create policy known_people on accounts for select to relais_portal
  using (id = any ((select relais.known_people())::uuid[]));

select relais.open_to_functions('accounts', 'select', written => 'false');
create trigger begin_notice_settings after insert on accounts for each row execute function relais.begin_notice_settings();
create trigger stamp before insert on accounts for each row execute function relais.stamp('created_at');
create trigger hold_states before insert or update on accounts
  for each row execute function relais.hold_states('email_verified_at now', 'phone_confirmed_at undone', 'closed_at once');
