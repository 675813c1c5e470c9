import type { ISql } from "postgres"

/**
 * What decides who reaches what, as it stands in the database, a line for each thing: schemas, functions, policies,
 * triggers, grants of tables and of columns, row-level security, CHECKs.
 */
export async function describeAccess(sql: ISql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws(' ', 'schema', n.nspname, a.privilege_type, a.grantee::regrole) as line
      from pg_namespace n, aclexplode(n.nspacl) a where n.nspname in ('relais', 'public')
    union all
    select concat_ws(' ', 'function of', p.proowner::regrole, pg_get_functiondef(p.oid))
      from pg_proc p where p.pronamespace in ('relais'::regnamespace, 'public'::regnamespace)
    union all
    select concat_ws(' ', 'call', p.oid::regprocedure, case a.grantee when 0 then 'public' else a.grantee::regrole::text end)
      from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where p.pronamespace = 'relais'::regnamespace
    union all
    select concat_ws(' ', 'policy', tablename, policyname, permissive, cmd, roles::text, 'using', qual, 'check', with_check)
      from pg_policies where schemaname = 'public'
    union all
    select concat_ws(' ', 'trigger', t.tgenabled, pg_get_triggerdef(t.oid))
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    union all
    select concat_ws(' ', 'table', c.relname, c.relkind, c.relowner::regrole, 'security', c.relrowsecurity, 'forced', c.relforcerowsecurity)
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select concat_ws(' ', 'grant', c.relname, a.privilege_type, case a.grantee when 0 then 'public' else a.grantee::regrole::text end)
      from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner
    union all
    select concat_ws(' ', 'grant', c.relname, t.attname, a.privilege_type, case a.grantee when 0 then 'public' else a.grantee::regrole::text end)
      from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a where c.relnamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'check', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k where k.contype = 'c' and k.connamespace = 'public'::regnamespace`
  return rows.map(({ line }) => line).sort()
}
