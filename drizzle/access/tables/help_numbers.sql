grant select on help_numbers to relais_portal, relais_worker;
