-- Nobody's but the job's: what was told stands among the notices of who was told.
select relais.protect('prevention_told', 'apart');
grant select, insert on prevention_told to relais_worker;
select relais.open_to_job('prevention_told', 'prevention.tell', 'select, insert');
create trigger stamp before insert on prevention_told for each row execute function relais.stamp('told_at');
