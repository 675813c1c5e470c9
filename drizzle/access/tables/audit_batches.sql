select relais.protect('audit_batches', 'apart');
select relais.open_to_functions('audit_batches', 'select (number, to_tx, sealed_at)', written => 'false');
grant select, insert on audit_batches to relais_worker;
select relais.open_to_job('audit_batches', 'journal.seal', 'select, insert');
create trigger written_once before update or delete on audit_batches for each row execute function relais.refuse_change();
create trigger never_emptied before truncate on audit_batches for each statement execute function relais.refuse_change();
