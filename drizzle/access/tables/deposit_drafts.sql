select relais.protect('deposit_drafts', 'space');
grant delete on deposit_drafts to relais_portal;

-- What nobody described for long is discarded.
grant select (patient_id, id, created_at), delete on deposit_drafts to relais_worker;
select relais.open_to_job('deposit_drafts', 'objects.sweep', 'select, delete');
