/* A message takes the next place of its thread, which is open, and is written by who decides for the patient or by somebody who is in
   the thread. Whoever is in it and may not come in meanwhile reads from after it, should they come back. The owner of the database, who
   mends it, writes for anybody. */
create function relais.guard_message() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    actor constant uuid := relais.current_actor();
  begin
    update public.threads t set last_position = t.last_position + 1
      where t.patient_id = new.patient_id and t.id = new.thread_id and t.closed_at is null
      returning t.last_position into new.position;
    if not found then
      raise exception 'the thread is closed' using errcode = 'check_violation', constraint = 'message_of_an_open_thread';
    end if;
    if actor is not null and not new.patient_id = any (relais.governed_patients()) and not new.thread_id = any (relais.joined_threads()) then
      raise exception 'somebody else is in this thread' using errcode = 'check_violation', constraint = 'message_of_a_member';
    end if;
    if actor is not null then
      update public.thread_members m set reads_from = new.position + 1
        where m.patient_id = new.patient_id and m.thread_id = new.thread_id and m.account_id <> actor and m.removed_at is null
          and not case when m.kind = 'professional' then relais.treats(m.patient_id, m.account_id) else exists (
            select from public.delegations d where d.patient_id = m.patient_id and d.caregiver_account_id = m.account_id
              and {{open_delegation}} and (d.basis in ({{bases_by_law}}) or 'view:messages' = any (d.permissions))) end;
    end if;
    return new;
  end
  $$;
