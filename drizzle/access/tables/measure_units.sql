select relais.protect('measure_units', 'own');
grant insert, update (unit) on measure_units to relais_portal;
