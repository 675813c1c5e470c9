-- What goes with a message is read with it, and added by who writes it, as they send it.
select relais.protect('message_documents', 'apart');
grant select, insert on message_documents to relais_portal;
create policy with_its_message on message_documents for select to relais_portal
  using (exists (select from messages m where m.patient_id = message_documents.patient_id and m.id = message_documents.message_id));
create policy with_ones_message on message_documents for insert to relais_portal
  with check (exists (select from messages m where m.patient_id = message_documents.patient_id and m.id = message_documents.message_id
    and m.author_account_id = (select relais.current_actor()) and m.sent_at = now()));
