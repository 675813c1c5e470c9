grant select on document_groups to relais_portal, relais_worker;
