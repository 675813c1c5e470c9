grant select on habilitation_rights to relais_portal, relais_worker;
