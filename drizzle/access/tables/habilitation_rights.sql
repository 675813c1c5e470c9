-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on habilitation_rights to relais_portal, relais_worker;
