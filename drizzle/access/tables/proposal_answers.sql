select relais.protect('proposal_answers', 'space');
create policy own_answer on proposal_answers as restrictive for all to relais_portal using (account_id = (select relais.current_actor()));
create trigger stamp before insert on proposal_answers for each row execute function relais.stamp('answered_at');
grant delete on proposal_answers to relais_portal;

-- They go with a document that is taken back.
select relais.open_to_functions('proposal_answers', 'select (patient_id, document_id), delete', written => 'false');
