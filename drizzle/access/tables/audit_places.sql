select relais.protect('audit_places', 'journal');
select relais.open_to_functions('audit_places', 'insert');
grant select on audit_places to relais_worker;
select relais.open_to_job('audit_places', 'journal.seal', 'select');
create trigger written_once before update or delete on audit_places for each row execute function relais.refuse_change();
create trigger guard_audit_place before insert on audit_places for each row execute function relais.guard_audit_place();
