grant select on relations to relais_portal, relais_worker;
