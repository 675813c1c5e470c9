select relais.protect('reviewers', 'apart');
select relais.open_to_functions('reviewers', 'select');
grant select, insert, update (role, enrolled_at, ended_at) on reviewers to relais_worker;
select relais.open_to_job('reviewers', 'reviewers.enrol', 'select, insert, update');
