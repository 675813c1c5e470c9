-- A professional's own sentence; others read it by a function.
select relais.protect('answer_times', 'own');
grant insert, update (sentence, said_at), delete on answer_times to relais_portal;
select relais.open_to_functions('answer_times', 'select', written => 'false');
create trigger stamp before insert on answer_times for each row execute function relais.stamp('said_at');
create trigger hold_states before update on answer_times for each row execute function relais.hold_states('said_at now');
