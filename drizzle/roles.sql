-- The roles of the cluster, made once by `npm run db:bootstrap` as a superuser. Passwords are set by that command.
-- relais_owner  owns the tables and runs migrations only; FORCE ROW LEVEL SECURITY holds for it too.
-- relais_portal serves people; every row it reads passes a policy that knows the actor.
-- relais_worker runs named jobs; policies on just the tables its jobs need.
-- relais_policy cannot log in and owns no table; it owns the SECURITY DEFINER functions that the policies ask.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['relais_owner', 'relais_portal', 'relais_worker', 'relais_policy'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I', role_name);
    end if;
  end loop;
end
$$;

alter role relais_owner login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role relais_portal login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role relais_worker login nosuperuser nobypassrls nocreatedb nocreaterole noreplication;
alter role relais_policy nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication;

-- The owner may hand a function over to relais_policy, and inherits nothing from it.
grant relais_policy to relais_owner with inherit false, set true;

alter role relais_portal set statement_timeout = '10s';
alter role relais_portal set idle_in_transaction_session_timeout = '15s';
