import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { composeAccess } from "@/bin/access/compose"
import { closeDatabase } from "@/drizzle/client"
import { CALLABLE } from "@/drizzle/testing/callable"
import { testDatabase } from "@/drizzle/testing/database"
import { newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"

const { superuserUrl, portalUrl, workerUrl } = testDatabase()
const superuser = postgres(superuserUrl, { max: 1, onnotice: () => {} })
const portal = postgres(portalUrl, { max: 1, onnotice: () => {} })
const worker = postgres(workerUrl, { max: 1, onnotice: () => {} })
afterAll(() => Promise.all([superuser.end(), portal.end(), worker.end(), closeDatabase()]))

// Somebody's rows must be there, or finding none would prove nothing.
beforeAll(async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  await newDelegation(jeanne, patientId, await newActor("Claire Lefèvre"))
  await newSession(jeanne)
})

/** Keyed by the other side on purpose: they find, and the patient's row decides. */
const DIRECTORIES = [
  "holder_directory",
  "ins_directory",
  "birth_directory",
  "delegation_directory",
  "invitation_directory",
  "consultation_code_directory",
  "emergency_card_directory",
  "appointment_feed_directory",
  "professional_directory",
]

const patientTables = () => superuser<{ name: string }[]>`
  select c.relname as name from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id'
  where c.relkind = 'r' order by 1`

describe("The schema", () => {
  it("puts the patient first in every key of a patient's tables, so that they can be distributed by patient", async () => {
    const keys = await superuser`
      select c.relname as table, k.conname as key, a.attname as first
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype in ('p', 'u') and c.relname = any (${(await patientTables()).map((row) => row.name)})`
    expect(keys.length).toBeGreaterThan(10)
    expect(keys.filter((key) => key.first !== "patient_id" && !DIRECTORIES.includes(key.table))).toEqual([])
  })

  it("ties a patient's tables to each other by the patient, and never to accounts", async () => {
    const references = await superuser`
      select c.relname as table, f.relname as target,
        (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey)) as columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
      where k.contype = 'f' and c.relname = any (${(await patientTables()).map((row) => row.name)})`
    expect(references.length).toBeGreaterThan(5)
    expect(references.filter((key) => !key.columns.includes("patient_id"))).toEqual([])
    expect(references.filter((key) => ["accounts", "sessions"].includes(key.target))).toEqual([])
  })

  it("has one type for the patient everywhere, and shows no sequence", async () => {
    const types = await superuser`
      select distinct format_type(a.atttypid, a.atttypmod) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where a.attname = 'patient_id' and c.relkind = 'r'`
    expect(types.map((row) => row.type)).toEqual(["uuid"])
    const sequences = await superuser`select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname = 'public'`
    expect(sequences).toHaveLength(0)
  })

  it("forces row-level security on every table with a patient, and names a role in every policy", async () => {
    const open =
      await superuser`select relname from pg_class c where relname = any (${(await patientTables()).map((row) => row.name)})
      and not (relrowsecurity and relforcerowsecurity)`
    expect(open).toHaveLength(0)
    const toEverybody = await superuser`select polname from pg_policy where polroles = '{0}'`
    expect(toEverybody).toHaveLength(0)
  })

  it("protects every table with a patient by its kind, in the table's own file", async () => {
    const files = new Map(composeAccess().map(({ path, text }) => [path, text]))
    const bare = (await patientTables()).filter(
      ({ name }) => !files.get(`tables/${name}.sql`)?.includes(`relais.protect('${name}', '`),
    )
    expect(bare).toEqual([])
  })

  it("asks its functions once for a statement in every policy, not once for each row", async () => {
    const eachRow = await superuser`select tablename, policyname from pg_policies where schemaname = 'public'
      and concat_ws(' ', qual, with_check) ~ '(?<!(SELECT |FROM |SELECT unnest\\())relais\\.\\w+\\('`
    expect(eachRow).toEqual([])
  })

  it("gives every function a fixed search_path or a body that was bound when it was written, and no caller by default", async () => {
    const functions = await superuser`
      select p.proname, p.proconfig, p.proacl::text as acl, r.rolname as owner,
        p.prosqlbody is not null and not p.prosecdef as is_bound from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('relais', 'jobs') join pg_roles r on r.oid = p.proowner`
    expect(functions.length).toBeGreaterThan(5)
    for (const one of functions) {
      if (!one.is_bound) expect(one.proconfig?.join(), one.proname).toContain("search_path=pg_catalog, pg_temp")
      expect(one.acl, `${one.proname} may be called by everybody`).not.toMatch(/[{,]=X/)
    }
  })

  it("lets each role call the functions that are its own, and no others", async () => {
    const callable = (role: string) => superuser<{ name: string }[]>`
      select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('relais', 'jobs', 'public') and has_function_privilege(${role}, p.oid, 'execute') order by 1`
    for (const [role, names] of Object.entries(CALLABLE))
      expect(
        (await callable(role)).map(({ name }) => name),
        role,
      ).toEqual(names)
  })

  it("has roles that neither own nor bypass, and no extension that reaches out of the database", async () => {
    const roles =
      await superuser`select rolname from pg_roles where rolname like 'relais_%' and (rolsuper or rolbypassrls or rolcreaterole)`
    expect(roles).toHaveLength(0)
    const owned = await superuser`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname in ('relais_portal', 'relais_worker', 'relais_policy')`
    expect(owned).toHaveLength(0)
    const extensions = await superuser`select extname from pg_extension where extname <> 'plpgsql'`
    expect(extensions).toHaveLength(0)
  })
})

describe("Without an actor", () => {
  it("the portal reads no row of any relation that holds a patient, nor an account or a session", async () => {
    const [counted] = await superuser`select count(*)::int as rows from delegations`
    expect(counted?.rows).toBeGreaterThan(0)
    for (const { name } of [...(await patientTables()), { name: "accounts" }, { name: "sessions" }]) {
      const allowed = await superuser`select has_table_privilege('relais_portal', ${`public.${name}`}, 'select') as may`
      if (!allowed[0]?.may) continue
      expect(await portal`select * from ${portal(name)}`, name).toHaveLength(0)
    }
  })

  it("the worker reads no row outside a named job", async () => {
    for (const { name } of await patientTables()) {
      const allowed = await superuser`select has_any_column_privilege('relais_worker', ${`public.${name}`}, 'select') as may`
      if (!allowed[0]?.may) continue
      expect(await worker`select from ${worker(name)}`, name).toHaveLength(0)
    }
  })

  it("the answers asked alone can be written by the portal and read by nobody", async () => {
    await expect(portal`select * from pressure_answers`).rejects.toThrow("permission denied")
    await expect(worker`select * from pressure_answers`).rejects.toThrow("permission denied")
  })
})
