select relais.protect('invitation_noes', 'held');
create policy own_no on invitation_noes for select to relais_portal using (account_id = (select relais.current_actor()));
create policy shown_invitation on invitation_noes for insert to relais_portal
  with check (invitation_id in (select s.invitation_id from relais.shown_invitations() s));
select relais.signed_by('invitation_noes', 'account_id');

-- Whom the page of an access names: relais.known_people.
select relais.open_to_functions('invitation_noes', 'select', written => 'false');

create trigger stamp before insert on invitation_noes for each row execute function relais.stamp('said_at');
create trigger guard_invitation_no before insert on invitation_noes for each row execute function relais.guard_invitation_no();
