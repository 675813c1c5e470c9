select relais.protect('task_absences', 'record');
select relais.not_in_care('task_absences');
select relais.signed_by('task_absences', 'account_id');
grant update (accepted_at, ended_at, ended_by_account_id, ended_by_name) on task_absences to relais_portal;
create trigger stamp before insert on task_absences for each row execute function relais.stamp('asked_at');
create trigger hold_states before insert or update on task_absences
  for each row execute function relais.hold_states('accepted_at once', 'ended_at once');
create trigger guard_absence before update on task_absences for each row execute function relais.guard_absence();
