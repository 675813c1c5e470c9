select relais.protect('review_events', 'apart');
select relais.open_to_functions('review_events', 'select (id, occurred_at, tx)', written => 'false');
grant select, insert on review_events to relais_portal;
create policy of_a_case on review_events for select to relais_portal using (exists (select from review_cases c where c.id = case_id));
-- Whoever adds a line adds it of himself.
create policy of_a_case_added on review_events for insert to relais_portal
  with check (actor_account_id = (select relais.current_actor()) and exists (select from review_cases c where c.id = case_id));

grant select, insert on review_events to relais_worker;
select relais.open_to_job('review_events', 'journal.seal', 'select');
select relais.open_to_job('review_events', 'evidence.erase', 'insert', $$actor_account_id is null and action = 'evidence.erased'$$);

create trigger written_once before update or delete on review_events for each row execute function relais.refuse_change();
create trigger never_emptied before truncate on review_events for each statement execute function relais.refuse_change();
create trigger number_entry before insert on review_events for each row execute function relais.number_entry();
