-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on rules to relais_portal, relais_worker;
grant select on rules to relais_policy;
