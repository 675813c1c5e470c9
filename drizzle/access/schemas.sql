grant usage on schema relais, public to relais_portal, relais_worker, relais_policy;
-- While the functions are made: they belong to relais_policy, which owns no table and steps around no policy.
grant create on schema relais to relais_policy;
