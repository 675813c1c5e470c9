import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { closeDatabase, portalDatabase, type Transaction } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { withAccess } from "./require-access"
import { asSuperuser, newActor, newPatient } from "./testing"

afterAll(closeDatabase)

let stranger: Actor
let someone: string
beforeAll(async () => {
  stranger = await newActor("Karim Benali")
  someone = await newPatient(await newActor())
})

/** Knocks once at each of these spaces, and says how many rows each knock wrote. */
const knock = (...patientIds: string[]) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, stranger, [])
    const written: number[] = []
    for (const patientId of patientIds) {
      const before = await countWritten(tx)
      await tx.execute(sql`select relais.record_refusal(${patientId}::uuid, 'view:documents', 'no_basis', false)`)
      written.push((await countWritten(tx)) - before)
    }
    return written
  })

async function countWritten(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ rows: number }>(
    sql`select sum(n_tup_ins + n_tup_upd + n_tup_del)::int as rows from pg_stat_xact_user_tables`,
  )
  return row?.rows ?? 0
}

const kept = () =>
  asSuperuser(
    (db) =>
      db`select count, permission from refused_requests where actor_account_id = ${stranger.accountId} and refusal = 'no_basis'`,
  )

test("Whoever knocks writes as many rows whether there is such a space or not, again and again", async () => {
  const nobody = randomUUID()
  // What others were counted for ten minutes ago is swept by whoever knocks next, and is no part of a knock.
  await asSuperuser((db) => db`delete from limited_acts where forget_at < now() + interval '1 minute'`)
  const [there, nowhere, nowhereElse] = await knock(someone, nobody, randomUUID())
  expect(there).toBeGreaterThan(0)
  expect([nowhere, nowhereElse]).toEqual([there, there])
  // The same knock again is no second line.
  expect(await knock(someone, nobody)).toEqual([0, 0])
})

test("A hundred knocks at spaces that do not exist are one row with their number", async () => {
  const [before] = await kept()
  await knock(...Array.from({ length: 100 }, () => randomUUID()))
  expect(await kept()).toEqual([{ permission: "view:documents", count: before?.count + 100 }])
})

test("What is a quarter old is swept by the next knock", async () => {
  await asSuperuser(
    (db) =>
      db`update refused_requests set occurred_at = now() - interval '91 days' where actor_account_id = ${stranger.accountId}`,
  )
  await knock(randomUUID())
  expect(await kept()).toMatchObject([{ count: 1 }])
})

test("A refusal is answered after a moment that is longer than what was found and written, for whatever there is", async () => {
  for (const patientId of [someone, randomUUID()]) {
    const askedAt = performance.now()
    await expect(withAccess(stranger, patientId, ["view:documents"], async () => "in")).rejects.toBeInstanceOf(NotFoundError)
    // A timer of 25 ms may go off a fraction of one early.
    expect(performance.now() - askedAt).toBeGreaterThan(24)
  }
})
