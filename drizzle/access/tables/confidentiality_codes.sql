grant select on confidentiality_codes to relais_portal, relais_worker;
