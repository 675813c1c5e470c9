import { randomUUID } from "node:crypto"
import type { Sql } from "postgres"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { describeFault } from "./fault"
import { sealJournal } from "./seal"
import { SEALED_REVIEW_COLUMNS } from "./sealed-review"
import { newJournal, tamper, untilSettled, writeRows } from "./testing"
import { verifyJournal } from "./verify"

let journal: Awaited<ReturnType<typeof newJournal>>
const events = ["", "", ""].map(() => ({ id: randomUUID(), caseId: randomUUID() }))
const [first = { id: "", caseId: "" }, second = first] = events

beforeEach(async () => {
  journal = await newJournal()
  for (const { id, caseId } of events) {
    await tamper(
      journal.superuser,
      (sql) => sql`insert into review_events (case_id, id, actor_account_id, action, page)
        values (${caseId}, ${id}, uuidv7(), 'evidence.page_viewed', 1)`,
    )
    await writeRows(journal.worker, randomUUID())
  }
  await untilSettled(journal.superuser)
  await sealJournal(journal.worker, journal.privateKey, journal.headFile)
})
afterEach(() => journal.close())

const verify = () => verifyJournal(journal.worker, journal.publicKey, journal.headFile)

describe("What reviewers did", () => {
  it("is sealed in the same batches as what was done in the records, every column of it", async () => {
    expect(await verify()).toEqual({ ok: true, batches: 1, events: 6 })
    const columns =
      await journal.superuser`select column_name as name from information_schema.columns where table_name = 'review_events'`
    expect(columns.map(({ name }) => name).sort()).toEqual([...SEALED_REVIEW_COLUMNS].sort())
  })

  it.each<[string, string, (sql: Sql) => Promise<unknown>]>([
    ["altered", "was altered", (sql) => sql`update review_events set page = 2 where id = ${second.id}`],
    ["removed", "was removed", (sql) => sql`delete from review_events where id = ${second.id}`],
  ])("is named with its case when it is %s", async (fault, said, change) => {
    await tamper(journal.superuser, change)
    const found = await verify()
    expect(found).toEqual({ ok: false, fault, batch: 1, eventId: second.id, caseId: second.caseId })
    expect(found.ok || describeFault(found)).toBe(
      `Batch 1: the row ${second.id} of the reviewers' case ${second.caseId} ${said}.`,
    )
  })

  it("is said to have been added when it was slipped in among what was sealed", async () => {
    const id = randomUUID()
    await tamper(
      journal.superuser,
      (sql) => sql`insert into review_events (case_id, id, action, tx)
        select ${first.caseId}, ${id}, 'case.listed', tx from review_events where id = ${first.id}`,
    )
    expect(await verify()).toMatchObject({ ok: false, fault: "added", eventId: id, caseId: first.caseId })
  })
})

describe("A row outside every batch", () => {
  const later = "(pg_current_xact_id()::text::bigint + 1000)::text::xid8"
  it.each([
    [
      "of the records, from a time to come",
      `insert into audit_events (patient_id, task, action, tx) values (uuidv7(), 'delegations.remind', 'delegation.reminded', ${later})`,
    ],
    [
      "of the reviewers, from a time to come",
      `insert into review_events (case_id, action, tx) values (uuidv7(), 'case.listed', ${later})`,
    ],
    [
      "from before everything",
      `insert into audit_events (patient_id, task, action, tx) values (uuidv7(), 'delegations.remind', 'delegation.reminded', '1')`,
    ],
  ])("%s is found", async (_, insertion) => {
    await tamper(journal.superuser, (sql) => sql.unsafe(insertion))
    expect(await verify()).toMatchObject({ ok: false, eventId: expect.any(String) })
  })

  it("is no fault while it waits for its seal", async () => {
    await writeRows(journal.worker, randomUUID())
    expect(await verify()).toMatchObject({ ok: true, events: 6 })
  })

  it("that is a seal beside the chain is found, and so is a seal that says another time", async () => {
    await tamper(journal.superuser, (sql) => sql`update audit_batches set sealed_at = sealed_at + interval '1 microsecond'`)
    expect(await verify()).toEqual({ ok: false, fault: "chain", batch: 1 })
    await tamper(journal.superuser, (sql) => sql`update audit_batches set sealed_at = sealed_at - interval '1 microsecond'`)
    expect(await verify()).toMatchObject({ ok: true })
    await tamper(
      journal.superuser,
      (sql) => sql`insert into audit_batches select (jsonb_populate_record(b, '{"number": -1}')).* from audit_batches b`,
    )
    expect(await verify()).toEqual({ ok: false, fault: "chain", batch: 1 })
  })
})
