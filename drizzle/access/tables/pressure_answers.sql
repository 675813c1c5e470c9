select relais.protect('pressure_answers', 'blind');
create trigger written_once before update or delete on pressure_answers for each row execute function relais.refuse_change('of_space');
create trigger stamp before insert on pressure_answers for each row execute function relais.stamp('answered_at');
