-- All that the files of this folder say is taken away before they say it anew. Nobody sees it half done: the transaction holds
-- every table for itself until its end.
do $$
declare
  old record;
begin
  for old in select tgname, tgrelid::regclass as on_table from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal loop
    execute format('drop trigger %I on %s', old.tgname, old.on_table);
  end loop;
  for old in select policyname, format('%I.%I', schemaname, tablename) as on_table from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %s', old.policyname, old.on_table);
  end loop;
  for old in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'relais'::regnamespace loop
    execute format('drop routine %s', old.signature);
  end loop;
  for old in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('alter table %s no force row level security, disable row level security', old.name);
  end loop;
  revoke all on all tables in schema public from public, relais_portal, relais_worker, relais_policy;
  revoke all on schema relais, public from public, relais_portal, relais_worker, relais_policy;
end
$$;
