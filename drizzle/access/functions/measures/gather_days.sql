/* What was measured of these kinds in these days of Paris, put together anew: one row for all that is judged alike. Two who write at
   once wait for each other, so that each finds what the other wrote. */
create function relais.gather_days(patient uuid, kinds text[], days date[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended(patient::text, 9));
    delete from public.measure_days d using unnest(kinds, days) these (code, day)
      where d.patient_id = patient and d.code = these.code and d.day = these.day;
    insert into public.measure_days (patient_id, code, day, nth, meal_moment, author_kind, author_account_id, sensitivity, sensitive_topic,
        marks, excluded_for, count, waits, first_at, last_at, sum, least, most, sum_diastolic, least_diastolic, most_diastolic)
      select patient, code, day, row_number() over (partition by code, day), meal_moment, author_kind, author_account_id, sensitivity,
        sensitive_topic, marks, excluded_for, count(*), count(*) filter (where state = 'proposed'), min(measured_at), max(measured_at),
        sum(one), min(one), max(one), sum(diastolic), min(diastolic), max(diastolic)
      from (select these.day, m.code, m.meal_moment, m.author_kind, m.author_account_id, m.sensitivity, m.sensitive_topic, m.marks, m.state,
          m.measured_at, m.diastolic, coalesce(m.value, m.systolic) as one, coalesce(e.accounts, '{}') as excluded_for
        from unnest(kinds, days) these (code, day)
        join public.measures m on m.patient_id = patient and m.code = these.code
          and m.measured_at >= these.day::timestamp at time zone 'Europe/Paris'
          and m.measured_at < (these.day + 1)::timestamp at time zone 'Europe/Paris'
          and m.deleted_at is null and m.state <> 'entered_in_error'
        left join (select x.item_id, array_agg(x.account_id order by x.account_id) as accounts from public.item_exclusions x
          where x.patient_id = patient and x.section = 'measures' group by 1) e on e.item_id = m.id) seen
      group by code, day, meal_moment, author_kind, author_account_id, sensitivity, sensitive_topic, marks, excluded_for;
  end
  $$;
