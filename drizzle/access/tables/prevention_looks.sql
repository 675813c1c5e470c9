-- Nobody's but the job's.
select relais.protect('prevention_looks', 'apart');
grant select, insert, update (looked_on) on prevention_looks to relais_worker;
select relais.open_to_job('prevention_looks', 'prevention.tell', 'select, insert, update');
