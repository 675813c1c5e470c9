import { afterAll, beforeEach, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { eraseLeftDocuments } from "@/lib/documents/erasing/commands"
import { inSteps, STEP_ROWS, stepOf } from "./system-task"
import { asSuperuser, newActor, newPatient } from "./testing"

const worker = openDatabase(testDatabase().workerUrl, 1)
afterAll(() => worker.sql.end())

let patientId: string
beforeEach(async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  // What other tests left is not counted here.
  await eraseLeftDocuments(worker.database)
})

const leaveDrafts = (count: number) =>
  asSuperuser(
    (sql) => sql`insert into deposit_drafts (patient_id, account_id, idempotency_key, created_at)
      select ${patientId}, uuidv7(), uuidv7(), now() - interval '2 days' from generate_series(1, ${count}::int)`,
  )
const left = async () => {
  const [row] = await asSuperuser((sql) => sql`select count(*)::int as count from deposit_drafts where patient_id = ${patientId}`)
  return row?.count
}

test.each([STEP_ROWS, STEP_ROWS + 1])("A job that has %i rows to do something about does it to each, once", async (count) => {
  await leaveDrafts(count)
  expect(await eraseLeftDocuments(worker.database)).toMatchObject({ drafts: count })
  const [told] = await asSuperuser(
    (
      sql,
    ) => sql`select count(*)::int as lines, count(distinct resource_ids)::int as drafts, count(distinct tx)::int as transactions
      from audit_events where patient_id = ${patientId} and action = 'deposit.discarded'`,
  )
  expect(told).toEqual({ lines: count, drafts: count, transactions: Math.ceil(count / STEP_ROWS) })
})

test("What a step did stays done when the next one fails", async () => {
  await leaveDrafts(2)
  let steps = 0
  const job = inSteps(worker.database, "objects.sweep", async ({ tx }) => {
    steps++
    if (steps === 2) throw new Error("The machine stopped")
    await tx.execute(`delete from deposit_drafts where created_at < now() - interval '1 day'`)
    return stepOf(STEP_ROWS)
  })
  await expect(job).rejects.toThrow("stopped")
  expect(await left()).toBe(0)
})
