select relais.protect('deposit_drafts', 'space');
grant delete, update (about_confirmed_at) on deposit_drafts to relais_portal;
create policy own_draft on deposit_drafts as restrictive for all to relais_portal using (account_id = (select relais.current_actor()));
create trigger stamp before insert on deposit_drafts for each row execute function relais.stamp('created_at');
create trigger hold_states before insert or update on deposit_drafts for each row execute function relais.hold_states('about_confirmed_at once');

-- What nobody described for long is discarded.
grant select (patient_id, id, created_at), delete on deposit_drafts to relais_worker;
select relais.open_to_job('deposit_drafts', 'objects.sweep', 'select, delete');
