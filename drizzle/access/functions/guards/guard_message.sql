/* A message takes the next place of its thread, which is open, and is written by who decides for the patient or by somebody who is in
   the thread. The owner of the database, who mends it, writes for anybody. */
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
    return new;
  end
  $$;
