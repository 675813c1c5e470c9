import { afterAll, beforeAll, expect, test } from "vitest"
import { tellFigure } from "@/bin/testing/figures"
import { watched } from "@/bin/testing/watched"
import { sealJournal } from "./seal"
import { newJournal, untilSettled } from "./testing"
import { verifyJournal } from "./verify"

const LINES = 1_000_000
const A_TRANSACTION = 500
/** What sealing or verifying may hold more than before, however long the journal is. */
const MOST_MB = 60

let journal: Awaited<ReturnType<typeof newJournal>>
beforeAll(async () => {
  journal = await newJournal()
  await journal.superuser.unsafe(`do $$ begin for i in 1..${LINES / A_TRANSACTION} loop
    insert into audit_events (patient_id, actor_account_id, basis, permission, action, resource_ids)
      select uuidv7(), uuidv7(), 'consent', 'view:documents', 'document.listed', array[uuidv7(), uuidv7()]
      from generate_series(1, ${A_TRANSACTION});
    commit; end loop; end $$`)
  await journal.superuser`vacuum analyze audit_events`
  await untilSettled(journal.superuser)
}, 600_000)
afterAll(() => journal?.close())

test("A million lines are sealed and verified a batch at a time, and no more is held for it", { timeout: 900_000 }, async () => {
  const { worker, superuser, privateKey, publicKey, headFile } = journal
  const sealing = await watched(() => sealJournal(worker, privateKey, headFile))
  const verifying = await watched(() => verifyJournal(worker, publicKey, headFile))
  for (const [name, { seconds, megabytes }] of Object.entries({ sealing, verifying }))
    tellFigure(`${name} ${LINES} lines: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB more`)
  expect(sealing.result).toEqual({ sealed: LINES })
  expect(verifying.result).toMatchObject({ ok: true, events: LINES })
  expect(Math.max(sealing.megabytes, verifying.megabytes)).toBeLessThan(MOST_MB)
  const [scans] = await superuser`select seq_scan::int as count from pg_stat_user_tables where relname = 'audit_events'`
  // Once, when the test analysed it.
  expect(scans?.count).toBeLessThanOrEqual(1)
})
