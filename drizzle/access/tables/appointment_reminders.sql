-- Nobody's but the job's: what was told stands among the notices of who was told.
select relais.protect('appointment_reminders', 'apart');
grant select, insert on appointment_reminders to relais_worker;
select relais.open_to_job('appointment_reminders', 'appointments.remind', 'select, insert');
create trigger stamp before insert on appointment_reminders for each row execute function relais.stamp('told_at');
