grant select on habilitation_columns to relais_portal, relais_worker;
