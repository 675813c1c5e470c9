select relais.protect('proposal_answers', 'space');
create trigger stamp before insert on proposal_answers for each row execute function relais.stamp('answered_at');
grant delete on proposal_answers to relais_portal;
