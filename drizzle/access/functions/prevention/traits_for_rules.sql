-- By which traits a rule of prevention concerns somebody: of these patients, for the job that asks the rules and for no other.
create function relais.traits_for_rules(asked uuid[]) returns table (patient_id uuid, birth_date text, sex text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.patient_id, p.birth_date, p.sex from public.patients p
    where (select relais.current_task()) = 'prevention.tell' and p.patient_id = any (asked) and p.holder_account_id is not null
      and (p.closing_asked_at is null or not relais.is_shut(p.closing_asked_at))
  $$;
grant execute on function relais.traits_for_rules(uuid[]) to relais_worker;
