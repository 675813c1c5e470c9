select relais.protect('measures', 'record');
create trigger forget_item after delete on measures for each row execute function relais.forget_item();

-- Who wrote what, and that it is there.
select relais.open_to_functions('measures', 'select (patient_id, id, author_account_id, author_kind)', written => 'false');
select relais.find_by('measures', 'author_name', 'code');
