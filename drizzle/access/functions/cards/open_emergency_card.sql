/* Whoever holds a printed card opens it, signed in or not: each time is told in the journal, and after too many in a while it is
   as if there were no card. Gives whose card it is. */
create function relais.open_emergency_card(hash bytea)
  returns table (patient_id uuid, first_given_name text, used_name text, birth_name text, birth_date text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    opened record;
  begin
    select l.* into opened from relais.live_card_code(hash) l;
    if opened is null or not relais.count_turn('emergency_card_openings', sha256(convert_to('card ' || opened.code_id, 'UTF8'))) then
      return;
    end if;
    perform relais.append_audit(opened.patient_id, 'emergency_card.opened_by_code', resource_ids => array[opened.code_id],
      task => 'emergency_card.code');
    return query select p.patient_id, p.first_given_name, p.used_name, p.birth_name, p.birth_date
      from public.patients p where p.patient_id = opened.patient_id;
  end
  $$;
grant execute on function relais.open_emergency_card(bytea) to relais_portal;
