-- Reference data: read by everybody who serves people, written by the owner alone, and once: a change is another version.
grant select on prevention_rules to relais_portal, relais_worker;
create trigger written_once before update or delete on prevention_rules for each row execute function relais.refuse_change();
