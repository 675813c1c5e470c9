-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on help_numbers to relais_portal, relais_worker;
