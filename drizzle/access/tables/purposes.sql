grant select on purposes to relais_portal, relais_worker;
