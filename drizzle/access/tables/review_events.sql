select relais.protect('review_events', 'apart');
grant select, insert on review_events to relais_portal;
create policy of_a_case on review_events for select to relais_portal using (exists (select from review_cases c where c.id = case_id));
-- Whoever adds a line adds it of himself.
create policy of_a_case_added on review_events for insert to relais_portal
  with check (actor_account_id = (select relais.current_actor()) and exists (select from review_cases c where c.id = case_id));

grant insert on review_events to relais_worker;
select relais.open_to_job('review_events', 'evidence.erase', 'insert', $$actor_account_id is null and action = 'evidence.erased'$$);

create trigger written_once before update or delete on review_events for each row execute function relais.refuse_change();
create trigger never_emptied before truncate on review_events for each statement execute function relais.refuse_change();
create trigger stamp before insert on review_events for each row execute function relais.stamp('occurred_at');
