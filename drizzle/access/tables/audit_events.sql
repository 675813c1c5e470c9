select relais.protect('audit_events', 'journal');
-- Whoever adds a line adds it of himself.
create policy of_oneself on audit_events as restrictive for insert to relais_portal
  with check (actor_account_id = (select relais.current_actor()));

select relais.open_to_functions('audit_events',
  'insert, select (patient_id, id, occurred_at, tx, actor_account_id, permission, action, refusal)',
  written => $$action in ('access.refused', 'consultation.opened', 'space.opened', 'delegation.confirmed',
    'emergency_card.opened_by_code')$$);

-- The sealing reads everything; the others read what people did, and add their own lines.
grant select, insert on audit_events to relais_worker;
select relais.open_to_job('audit_events', 'journal.seal', 'select');
select relais.open_to_job('audit_events', 'exports.make', 'select', $$patient_id in (select e.patient_id from public.exports e where e.ready_at is null and e.failed_at is null)$$);
select relais.open_to_job('audit_events', 'delegations.remind', 'select', $$actor_account_id is not null and outcome = 'done'$$);
select relais.open_to_job('audit_events', 'letters.send', 'select', $$actor_account_id is not null and outcome = 'done'$$);
select relais.open_to_job('audit_events', 'notices.send', 'select',
  $$(actor_account_id is not null and outcome = 'done') or task = 'notices.send'$$);
select relais.open_to_job('audit_events', job, 'insert', format('task = %L', job))
from unnest(array['objects.sweep', 'delegations.settle', 'delegations.remind', 'notices.send', 'invitations.undelivered',
  'refills.tell', 'appointments.remind', 'prevention.tell', 'exports.make', 'spaces.erase']) job;

create trigger number_entry before insert on audit_events for each row execute function relais.number_entry();
create trigger written_once before update or delete on audit_events for each row execute function relais.refuse_change();
create trigger never_emptied before truncate on audit_events for each statement execute function relais.refuse_change();
