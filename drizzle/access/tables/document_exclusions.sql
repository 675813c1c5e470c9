select relais.protect('document_exclusions', 'space');
grant delete on document_exclusions to relais_portal;
