-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on medicines to relais_portal;
