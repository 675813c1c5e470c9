-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on medicine_editions to relais_portal;
