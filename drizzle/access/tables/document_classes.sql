grant select on document_classes to relais_portal, relais_worker;
