/* Whoever holds the code of an invitation says no to it in their own name, the person herself never; only so many may, for each
   is told to her. The owner of the database, who mends it, is not held. */
create function relais.guard_invitation_no() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
  begin
    if actor is null then
      return new;
    end if;
    if new.account_id is distinct from actor or new.patient_id = any (relais.held_patients())
      or not exists (select from relais.shown_invitations() s where s.patient_id = new.patient_id and s.invitation_id = new.invitation_id) then
      raise exception 'a no is said by who holds the code, in their own name' using errcode = 'check_violation', constraint = 'no_of_who_holds_the_code';
    end if;
    if (select count(*) from public.invitation_noes n where n.patient_id = new.patient_id and n.invitation_id = new.invitation_id)
      >= relais.rule_number('invitation_noes_most') then
      raise exception 'enough people said no' using errcode = 'check_violation', constraint = 'enough_said_no';
    end if;
    return new;
  end
  $$;
