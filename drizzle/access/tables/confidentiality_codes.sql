-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on confidentiality_codes to relais_portal, relais_worker;
