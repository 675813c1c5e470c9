select relais.protect('erased_spaces', 'own');
select relais.open_to_functions('erased_spaces', 'select, insert');
create trigger stamp before insert on erased_spaces for each row execute function relais.stamp('erased_at');
create trigger written_once before update or delete on erased_spaces for each row execute function relais.refuse_change();
