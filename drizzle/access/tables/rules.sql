grant select on rules to relais_portal, relais_worker;
