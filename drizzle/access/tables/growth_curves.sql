-- Reference data: read by everybody who serves people, written by the owner alone.
grant select on growth_curves to relais_portal;
