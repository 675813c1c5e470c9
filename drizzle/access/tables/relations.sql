-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on relations to relais_portal, relais_worker;
