grant select on professions to relais_portal, relais_worker;
