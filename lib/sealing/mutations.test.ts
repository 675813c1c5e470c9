import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import type { Sql } from "postgres"
import { afterAll, beforeAll, expect, it } from "vitest"
import { openDatabase, type Transaction } from "@/drizzle/client"
import { placeDigest } from "@/lib/audit/append"
import { randomMutation, readColumns } from "./mutations.testing"
import { sealJournal } from "./seal"
import { newJournal, tamper, untilSettled } from "./testing"
import { verifyJournal } from "./verify"

const MUTATIONS = process.env.RELAIS_DEEP ? 10_000 : 200

let journal: Awaited<ReturnType<typeof newJournal>>
let untouched: unknown
let owner: ReturnType<typeof openDatabase>

beforeAll(async () => {
  journal = await newJournal()
  owner = openDatabase(journal.superuserUrl, 1)
  // The checks of the tables are no wall against who owns them.
  const checks = await journal.superuser`select conrelid::regclass::text as table, conname as name from pg_constraint
    where conrelid in ('audit_events'::regclass, 'audit_places'::regclass, 'audit_batches'::regclass, 'review_events'::regclass)
      and contype in ('c', 'n', 'f', 'p') order by contype = 'n'`
  for (const { table, name } of checks) await journal.superuser.unsafe(`alter table ${table} drop constraint ${name}`)
  for (let batch = 0; batch < 2; batch++) {
    await tamper(journal.superuser, async (sql) => {
      for (let row = 0; row < 5; row++) {
        await writeLine(sql)
        await sql`insert into review_events (case_id, actor_account_id, action, page) values (uuidv7(), uuidv7(), 'evidence.page_viewed', ${row})`
      }
    })
    await untilSettled(journal.superuser)
    await sealJournal(journal.worker, journal.privateKey, journal.headFile)
  }
})
afterAll(async () => {
  await owner.sql.end()
  await journal.close()
})

/** What a professional did at a place, with every column filled. */
async function writeLine(tx: Sql) {
  const [id, patientId] = [randomUUID(), randomUUID()]
  await tx`insert into audit_events (patient_id, id, actor_account_id, basis, delegation_id, permission, action, refusal, resource_ids,
      profession_code, place_sha256, note_ciphertext)
    values (${patientId}, ${id}, uuidv7(), 'care_team', uuidv7(), 'view:documents', 'document.listed', 'no_basis',
      array[uuidv7(), uuidv7()], '10', ${placeDigest("R00001", "Cabinet des Tilleuls")}, 'words')`
  await tx`insert into audit_places values (${patientId}, ${id}, 'R00001', 'Cabinet des Tilleuls')`
}

class Undone extends Error {}

/** What the verification says after a change, which is then undone; null when the change left everything as it was. */
async function verifyAfter(change: string) {
  let found: Awaited<ReturnType<typeof verifyJournal>> | null = null
  const trying = owner.database.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    untouched ??= await fingerprint(tx)
    await tx.execute(sql.raw(change))
    if ((await fingerprint(tx)) === untouched) throw new Undone()
    await tx.execute(sql`set local role relais_worker`)
    found = await verifyJournal(tx, journal.publicKey, journal.headFile)
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
  return found
}

async function fingerprint(tx: Transaction): Promise<unknown> {
  const [row] = await tx.execute(sql`select md5(concat((select array_agg(e order by e::text) from audit_events e),
    (select array_agg(p order by p::text) from audit_places p), (select array_agg(b order by b::text) from audit_batches b),
    (select array_agg(r order by r::text) from review_events r))) as whole`)
  return row?.whole
}

it(`Of ${MUTATIONS} changes that an owner of the database makes at random, each is found`, {
  timeout: 180_000 + MUTATIONS * 1000,
}, async () => {
  const columns = await readColumns(journal.superuser)
  let changed = 0
  while (changed < MUTATIONS) {
    const change = randomMutation(columns)
    const found = await verifyAfter(change)
    if (!found) continue
    changed++
    expect(found, change).toMatchObject({ ok: false })
  }
  expect(await verifyJournal(journal.worker, journal.publicKey, journal.headFile)).toEqual({ ok: true, batches: 2, events: 20 })
})
