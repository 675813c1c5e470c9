/* A refusal is told to the patient when there is one; otherwise it is kept without a patient. A calendar asks by itself, for years:
   what it is refused is the same for longer than what a person is. */
create function relais.record_refusal(asked_patient uuid, asked_permission text, reason text, of_a_calendar boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    is_there boolean;
  begin
    -- The same knock again is no second line: nobody fills a person's journal by trying again and again.
    if not relais.take_turn(case when of_a_calendar then 'feed_refusal' else 'same_refusal' end, concat_ws(' ', asked_patient, reason, asked_permission)) then
      return;
    end if;
    -- What is a quarter old is swept on the way, whoever was asked about.
    delete from public.refused_requests where ctid = any (array(
      select r.ctid from public.refused_requests r where r.occurred_at < now() - relais.rule_span('refusals_counted_for')
      order by r.occurred_at limit 10 for update skip locked));
    is_there := exists (select from public.patients p where p.patient_id = asked_patient);
    -- Both are written and one is taken back: the time of an answer does not tell which was kept.
    begin
      perform relais.append_audit(asked_patient, 'access.refused', permission => asked_permission, outcome => 'refused', refusal => reason);
      if not is_there then
        raise sqlstate 'RL404';
      end if;
    exception when sqlstate 'RL404' then null;
    end;
    begin
      perform relais.count_refusal(asked_permission, reason);
      if is_there then
        raise sqlstate 'RL404';
      end if;
    exception when sqlstate 'RL404' then null;
    end;
  end
  $$;
grant execute on function relais.record_refusal(uuid, text, text, boolean) to relais_portal;
