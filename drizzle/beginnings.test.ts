import { randomUUID } from "node:crypto"
import postgres, { type TransactionSql } from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { BEGINS, BEGINS_AS_HERS, BEGINS_IN_CARE, BEGINS_OTHERWISE } from "@/drizzle/testing/beginnings"
import { testDatabase } from "@/drizzle/testing/database"
import { Undone, withoutConstraints } from "@/drizzle/testing/without-constraints"
import type { Actor } from "@/lib/access/actor"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"

const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => Promise.all([superuser.end(), closeDatabase()]))

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeAll(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:documents"]))
})

/** Every column by which a new row tells its state or who says it, where the portal may say it. */
const sayable = () => superuser<{ name: string }[]>`
  select distinct c.relname || '.' || a.attname as name
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and (a.atttypid in ('timestamptz'::regtype, 'date'::regtype, 'boolean'::regtype) or a.attname like '%account\\_id'
      or a.attname in ('status', 'state', 'version', 'end_reason', 'author_kind', 'checks'))
    and has_column_privilege('relais_portal', c.oid, a.attnum, 'insert')
  order by 1`

const PAST = "now() - interval '1 day'"
const TODAY = "(now() at time zone 'Europe/Paris')::date"

/** What a rule lets a new row say, and what it does not. */
const SAID: Record<string, { may: string; not: string[] }> = {
  nothing: { may: "null", not: ["now()", PAST] },
  now: { may: "now()", not: [PAST, "now() + interval '1 day'"] },
  stamped: { may: "now()", not: [] },
  today: { may: TODAY, not: [`${TODAY} - 1`, `${TODAY} + 1`] },
  one: { may: "1", not: ["7", "0"] },
  oneself: { may: "relais.current_actor()", not: [`'${randomUUID()}'`, "null"] },
  caregiver: { may: "'caregiver'", not: ["'professional'", "'patient'"] },
  patient: { may: "'patient'", not: ["'professional'", "'caregiver'"] },
  professional: { may: "'professional'", not: ["'patient'", "'caregiver'"] },
  helping: { may: "false", not: ["true"] },
  waits: { may: "'proposed'", not: ["'confirmed'", "'entered_in_error'"] },
  stands: { may: "'confirmed'", not: ["'proposed'", "'entered_in_error'"] },
  sent: { may: "'sent'", not: ["'seen'", "'accepted'", "'arrived'", "'confirmed'"] },
}

type Row = Record<string, string>

/** Tries rows as somebody with the portal's role, in a table that nothing holds but its policies and what begins its rows. */
async function tryRows(table: string, who: Actor, work: (add: (row: Row) => Promise<Added>) => Promise<void>) {
  const trying = superuser.begin(async (tx) => {
    if (table in IN_A_THREAD)
      await tx`insert into threads (patient_id, id, subject_ciphertext, author_account_id, author_kind, author_name)
        values (${patientId}, ${THREAD}, '\\x00', ${who.accountId}, 'caregiver', ${who.displayName})`
    await withoutConstraints(tx, table)
    await tx.unsafe(`alter table ${table} disable trigger all`)
    const kept =
      await tx`select tgname as name from pg_trigger where tgrelid = ${table}::regclass and tgname ~ '^(stamp|hold_states)'`
    for (const { name } of kept) await tx`alter table ${tx(table)} enable trigger ${tx(name)}`
    await tx`select set_config('app.actor', ${who.accountId}, true), set_config('app.patients', ${patientId}, true)`
    await work((row) => addTo(tx, table, row))
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
}
/** What is said in a thread needs one that is there for who says it. */
const THREAD = randomUUID()
const IN_A_THREAD: Record<string, Row> = Object.fromEntries(
  ["messages", "thread_members", "thread_reads"].map((table) => [table, { thread_id: `'${THREAD}'` }]),
)

/** What a new row has to say besides, where not everybody may say everything. */
const SAYS_BESIDES: Record<string, Row> = { prevention_answers: { kind: "'done'" } }

type Added = { rows: Record<string, unknown>[]; refused: string }

async function addTo(tx: TransactionSql, table: string, row: Row): Promise<Added> {
  await tx.unsafe(`delete from ${table}; set local role relais_portal`)
  const statement = `insert into ${table} (${Object.keys(row).join()}) values (${Object.values(row).join()})`
  const refused = await tx
    .savepoint((step) => step.unsafe(statement))
    .then(
      () => "",
      (error: Error) => error.message,
    )
  await tx`reset role`
  return { rows: await tx.unsafe(`select *, now() as at from ${table}`), refused }
}

/** What is of no patient but one's own, with what else a row of it has. */
const ONES_OWN: Record<string, Row> = {
  ...{ answer_times: {}, complaints: {}, measure_units: {}, practices: {} },
  sessions: { face: "'citizen'" },
}

/** The columns of a table with their rules, and a row that follows them all. */
function rowOf(table: string, rules: Record<string, string>) {
  const columns = Object.entries(rules)
    .map(([column, rule]) => [...column.split("."), rule] as [string, string, string])
    .filter(([of]) => of === table)
    .map(([, column, rule]) => ({ column, rule, ...(SAID[rule] ?? { may: "null", not: [] }) }))
  const row: Row = ONES_OWN[table] ?? { patient_id: `'${patientId}'`, ...IN_A_THREAD[table], ...SAYS_BESIDES[table] }
  return { columns, row: { ...row, ...Object.fromEntries(columns.map(({ column, may }) => [column, may])) } }
}

const tablesOf = (rules: Record<string, string>) => [...new Set(Object.keys(rules).map((column) => column.split(".")[0] ?? ""))]

async function beginAs(who: Actor, table: string, rules: Record<string, string>) {
  const { columns, row } = rowOf(table, rules)
  await tryRows(table, who, async (add) => {
    expect(await add(row)).toMatchObject({ rows: [{}], refused: "" })
    for (const { column, not } of columns)
      for (const said of not) {
        const { rows, refused } = await add({ ...row, [column]: said })
        expect(rows, `${column}: ${said}`).toEqual([])
        expect(refused, `${column}: ${said}`).toMatch(/row-level security|^(\w+) of \w+ does not go/)
      }
    for (const { column } of columns.filter(({ rule }) => rule === "stamped")) {
      const { rows } = await add({ ...row, [column]: PAST })
      expect(rows[0]?.[column], column).toEqual(rows[0]?.at)
    }
  })
}

async function addsNone(who: Actor, table: string, rules: Record<string, string>) {
  await tryRows(table, who, async (add) => {
    expect(await add(rowOf(table, rules).row)).toMatchObject({ rows: [], refused: expect.stringContaining("row-level security") })
  })
}

/** What is written outside care alone. */
const OUTSIDE_CARE = ["appointments"]
const PROPOSED = tablesOf(BEGINS).filter((table) => BEGINS[`${table}.state`] === "waits")

describe("What a new row says of its state and its author", () => {
  it("is one of what is held", async () => {
    const held = { ...BEGINS, ...BEGINS_AS_HERS, ...BEGINS_IN_CARE, ...BEGINS_OTHERWISE }
    expect((await sayable()).map(({ name }) => name)).toEqual(Object.keys(held).sort())
  })

  it.each(tablesOf(BEGINS))("begins as it may where a caregiver adds it, or is not there: %s", async (table) => {
    await beginAs(claire, table, BEGINS)
  })

  it.each(tablesOf(BEGINS_AS_HERS))("begins as it may where the person adds it, and a caregiver adds none: %s", async (table) => {
    await beginAs(jeanne, table, BEGINS_AS_HERS)
    await addsNone(claire, table, { ...BEGINS_AS_HERS, "wishes.author_kind": "caregiver", "wishes.state": "waits" })
  })

  it.each(tablesOf(BEGINS_IN_CARE))(
    "begins as it may where a professional adds it, and nobody else adds one: %s",
    async (table) => {
      await beginAs(morel, table, BEGINS_IN_CARE)
      await addsNone(claire, table, BEGINS_IN_CARE)
      await addsNone(jeanne, table, BEGINS_IN_CARE)
    },
  )

  it.each(PROPOSED)("stands at once, in their own name, where the person or a professional says it: %s", async (table) => {
    const standing = { ...BEGINS, [`${table}.state`]: "stands" }
    await beginAs(jeanne, table, { ...standing, [`${table}.author_kind`]: "patient" })
    const inCare = { ...standing, [`${table}.author_kind`]: "professional" }
    await (OUTSIDE_CARE.includes(table) ? addsNone : beginAs)(morel, table, inCare)
  })
})
