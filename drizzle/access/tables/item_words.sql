select relais.protect('item_words', 'apart');
-- A function answers which items hold a word; the words themselves nobody reads. The text beside them is encrypted.
select relais.open_to_functions('item_words', 'select, insert, update, delete');
grant select (patient_id, section, item_id, ciphertext, reading) on item_words to relais_portal;
create policy read on item_words for select to relais_portal
  using (patient_id in (select unnest(relais.visible_patients())) or patient_id in (select unnest(relais.authored_patients())));
grant select (patient_id, section, item_id, reading), update (body, ciphertext, reading) on item_words to relais_worker;
select relais.open_to_job('item_words', 'documents.read', 'select, update', $$section = 'documents'$$);
