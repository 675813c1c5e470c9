import postgres, { type TransactionSql } from "postgres"
import { afterAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { HELD, OTHERWISE } from "@/drizzle/testing/states"
import { Undone, withoutConstraints } from "@/drizzle/testing/without-constraints"

const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => superuser.end())

/** Every column that tells a state, where a role other than the owner may change it. */
const changeable = () => superuser<{ name: string }[]>`
  select distinct c.relname || '.' || a.attname as name
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and (a.atttypid in ('timestamptz'::regtype, 'date'::regtype, 'boolean'::regtype)
      or a.attname in ('status', 'state', 'version', 'end_reason', 'checks'))
    and (has_column_privilege('relais_portal', c.oid, a.attnum, 'update')
      or has_column_privilege('relais_worker', c.oid, a.attnum, 'update')
      or has_column_privilege('relais_policy', c.oid, a.attnum, 'update'))
  order by 1`

/**
 * Writes one column of a row as relais_policy, whom no row is hidden from and every trigger holds. The table is without its
 * constraints and its other triggers, so that nothing else can refuse; all of it is undone.
 */
async function tryMoves(column: string, work: (move: (from: string, to: string) => Promise<string>) => Promise<void>) {
  const [table = "", name = ""] = column.split(".")
  const trying = superuser.begin(async (tx) => {
    await bare(tx, table)
    const held = await tx`select tgname as name from pg_trigger where tgrelid = ${table}::regclass and tgname ~ '^hold_states'`
    const enabled = held.map((trigger) => `alter table ${table} enable trigger ${trigger.name};`)
    await work(async (from, to) => {
      await tx`reset role`
      await tx.unsafe(`delete from ${table}; alter table ${table} disable trigger all; insert into ${table} (${name}) values (${from});
        ${enabled.join("")} set local role relais_policy`)
      try {
        await tx.savepoint((step) => step.unsafe(`update ${table} set ${name} = ${to}`))
        return "moved"
      } catch (error) {
        return error instanceof postgres.PostgresError ? (error.constraint_name ?? error.message) : String(error)
      }
    })
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
}

async function bare(tx: TransactionSql, table: string) {
  await withoutConstraints(tx, table)
  await tx.unsafe(
    `alter table ${table} no force row level security, disable row level security; grant all on ${table} to relais_policy`,
  )
}

const PAST = "now() - interval '1 day'"
const FUTURE = "now() + interval '1 day'"
const TODAY = "(now() at time zone 'Europe/Paris')::date"

/** From what to what a rule lets a column go, and from what to what it does not. */
const MOVES: Record<string, { free: [string, string][]; held: [string, string][] }> = {
  once: {
    free: [["null", "now()"]],
    held: [
      ["null", PAST],
      ["null", FUTURE],
      [PAST, "null"],
      [PAST, "now()"],
    ],
  },
  undone: {
    free: [
      ["null", "now()"],
      [PAST, "null"],
      [PAST, "now()"],
    ],
    held: [
      ["null", PAST],
      ["null", FUTURE],
      [PAST, FUTURE],
    ],
  },
  now: {
    free: [
      ["null", "now()"],
      [PAST, "now()"],
    ],
    held: [
      [PAST, "null"],
      [PAST, FUTURE],
      ["null", PAST],
    ],
  },
  today: {
    free: [
      ["null", TODAY],
      [`${TODAY} - 1`, TODAY],
      [TODAY, "null"],
    ],
    held: [
      ["null", `${TODAY} - 1`],
      [TODAY, `${TODAY} + 1`],
    ],
  },
  next: {
    free: [["3", "4"]],
    held: [
      ["3", "5"],
      ["3", "2"],
      ["3", "null"],
    ],
  },
  answered: {
    free: [
      ["'proposed'", "'confirmed'"],
      ["'confirmed'", "'proposed'"],
      ["'confirmed'", "'entered_in_error'"],
    ],
    held: [
      ["'entered_in_error'", "'confirmed'"],
      ["'entered_in_error'", "'proposed'"],
      ["'proposed'", "'entered_in_error'"],
      ["'confirmed'", "null"],
    ],
  },
  rectified: {
    free: [
      ["'sent'", "'seen'"],
      ["'sent'", "'withdrawn'"],
      ["'seen'", "'accepted'"],
      ["'seen'", "'refused'"],
      ["'seen'", "'withdrawn'"],
    ],
    held: [
      ["'seen'", "'sent'"],
      ["'sent'", "'accepted'"],
      ["'accepted'", "'refused'"],
      ["'refused'", "'seen'"],
      ["'withdrawn'", "'sent'"],
      ["'seen'", "null"],
    ],
  },
  signed: {
    free: [
      ["'sent'", "'signed'"],
      ["'sent'", "'declined'"],
      ["'signed'", "'renounced'"],
    ],
    held: [
      ["'sent'", "'renounced'"],
      ["'signed'", "'sent'"],
      ["'signed'", "'declined'"],
      ["'declined'", "'signed'"],
      ["'renounced'", "'signed'"],
      ["'signed'", "null"],
    ],
  },
  moves: {
    free: [
      ["'sent'", "'arrived'"],
      ["'arrived'", "'confirmed'"],
    ],
    held: [
      ["'withdrawn'", "'sent'"],
      ["'arrived'", "'sent'"],
      ["'sent'", "'confirmed'"],
      ["'declined'", "'arrived'"],
      ["'confirmed'", "null"],
    ],
  },
}

describe("A state that somebody can change", () => {
  it("is one of those that are held", async () => {
    expect((await changeable()).map(({ name }) => name)).toEqual([...Object.keys(HELD), ...Object.keys(OTHERWISE)].sort())
  })

  it.each(Object.entries(HELD))("moves as it may, and not back or elsewhere: %s, %s", async (column, rule) => {
    await tryMoves(column, async (move) => {
      const { free, held } = MOVES[rule] ?? { free: [], held: [] }
      for (const [from, to] of free) expect(await move(from, to), `${from} to ${to}`).toBe("moved")
      for (const [from, to] of held) expect(await move(from, to), `${from} to ${to}`).toBe(`${column.replace(".", "_")}_is_held`)
    })
  })
})
