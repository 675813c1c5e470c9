select relais.protect('appointment_documents', 'record');
grant delete on appointment_documents to relais_portal;
select relais.not_in_care('appointment_documents');
