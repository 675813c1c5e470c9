grant select on document_types to relais_portal, relais_worker;
