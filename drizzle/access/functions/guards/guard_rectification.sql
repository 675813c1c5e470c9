/* Who decides for the patient contests what a professional wrote, and takes it back, or the person does. Who wrote it answers; where
   nobody does by that name, a professional of the care team. The last day for it is the rule's. The owner, who mends, is not held. */
create function relais.guard_rectification() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
    writer record;
  begin
    if actor is null then
      return new;
    end if;
    execute format('select author_account_id as account, author_kind as kind from public.%I where patient_id = $1 and id = $2', new.section)
      into writer using new.patient_id, new.item_id;
    if tg_op = 'INSERT' then
      if writer.kind is distinct from 'professional' then
        raise exception 'a professional did not write this' using errcode = 'check_violation', constraint = 'contested_of_a_professional';
      end if;
      if new.asked_by_account_id <> actor or not new.patient_id = any (relais.governed_patients()) then
        raise exception 'somebody else contests' using errcode = 'check_violation', constraint = 'contested_by_who_decides';
      end if;
      new.due_on := (now() at time zone 'Europe/Paris')::date + relais.rule_span('rectification_answered_within');
    elsif new.state = 'withdrawn' then
      if old.asked_by_account_id <> actor and not new.patient_id = any (relais.held_patients()) then
        raise exception 'somebody else contested' using errcode = 'check_violation', constraint = 'contested_by_who_decides';
      end if;
    elsif new.answered_by_account_id <> actor or writer.account is distinct from actor and not (relais.has_left(writer.account) and exists (
        select from public.care_team_members m
        where m.patient_id = new.patient_id and m.professional_account_id = actor and {{current_member}})) then
      raise exception 'somebody else wrote this' using errcode = 'check_violation', constraint = 'rectification_of_its_writer';
    end if;
    return new;
  end
  $$;
