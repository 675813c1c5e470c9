import { sql } from "drizzle-orm"
import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDatabase, portalDatabase, type Transaction } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { close, letInto, MESSAGING, newMessage, newThread } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
let threadId: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(MESSAGING.permissions))
  threadId = await newThread(jeanne, patientId, { to: morel.accountId })
})

/** What the database itself says to somebody who sends a statement past the portal. */
const as = <Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    return work(tx)
  })
const refusal = (actor: Actor, statement: ReturnType<typeof sql>) =>
  as(actor, (tx) => tx.execute(statement)).then(
    () => "done",
    (error: Error) => String((error.cause as Error | undefined)?.message ?? error.message),
  )
const count = (actor: Actor, table: string) =>
  as(actor, async (tx) => {
    const [row] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)} where patient_id = ${patientId}`,
    )
    return row?.n
  })
const insert = (author: Actor, kind: string) => sql`insert into messages
  (patient_id, thread_id, author_account_id, author_kind, author_name, words_ciphertext)
  values (${patientId}, ${threadId}, ${author.accountId}, ${kind}, 'x', '\\x00')`

it("The database shows a thread, its people, its messages and who read them to nobody who is not in it", async () => {
  const tables = ["threads", "thread_members", "messages"]
  expect(await Promise.all(tables.map((table) => count(claire, table)))).toEqual([0, 0, 0])
  expect(await Promise.all(tables.map((table) => count(morel, table)))).toEqual([1, 1, 1])
  await letInto(jeanne, patientId, threadId, claire)
  expect(await Promise.all(tables.map((table) => count(claire, table)))).toEqual([1, 2, 0])
  await newMessage(morel, patientId, threadId)
  expect(await count(claire, "messages")).toBe(1)
})

it("The database lets nobody write in another's name, as something else, in a thread that they are not in or that is closed", async () => {
  expect(await refusal(morel, insert(jeanne, "patient"))).toMatch("row-level security")
  expect(await refusal(morel, insert(morel, "patient"))).toMatch("row-level security")
  expect(await refusal(claire, insert(claire, "caregiver"))).toMatch("somebody else is in this thread")
  await close(morel, patientId, threadId)
  expect(await refusal(morel, insert(morel, "professional"))).toMatch("the thread is closed")
  expect(await count(jeanne, "messages")).toBe(1)
})

it("The database lets nobody send a document along but with one's own message, as it is sent", async () => {
  const documentId = await newDocument(jeanne, patientId)
  const messageId = await newMessage(morel, patientId, threadId)
  const attach = sql`insert into message_documents (patient_id, message_id, document_id)
    values (${patientId}, ${messageId}, ${documentId})`
  for (const actor of [jeanne, claire, morel]) expect(await refusal(actor, attach)).toMatch("row-level security")
})

it("The database changes no message for anybody, its owner included", async () => {
  expect(await refusal(jeanne, sql`update messages set author_name = 'x' where patient_id = ${patientId}`)).toMatch("permission")
  await expect(asSuperuser((db) => db`update messages set author_name = 'x' where patient_id = ${patientId}`)).rejects.toThrow(
    "written once",
  )
})

it("The database lets nobody into a thread but by who decides, and opens and closes it for nobody else", async () => {
  const enter = sql`insert into thread_members (patient_id, thread_id, account_id, kind, name)
    values (${patientId}, ${threadId}, ${claire.accountId}, 'caregiver', 'x')`
  expect(await refusal(claire, enter)).toMatch("somebody else lets people in")
  await letInto(jeanne, patientId, threadId, claire)
  await as(claire, (tx) => tx.execute(sql`update thread_members set reads_from = 1 where patient_id = ${patientId}`))
  const shut = sql`update threads set closed_at = now(), closed_by_account_id = ${claire.accountId}, closed_by_name = 'x'
    where patient_id = ${patientId}`
  expect(await refusal(claire, shut)).toMatch("somebody else closes this thread")
  await close(morel, patientId, threadId)
  const open = sql`update threads set closed_at = null, closed_by_account_id = null, closed_by_name = null
    where patient_id = ${patientId}`
  expect(await refusal(morel, open)).toMatch("somebody else closes this thread")
  const [row] = await asSuperuser(
    (db) => db`select m.reads_from, t.closed_by_account_id as by from thread_members m join threads t on t.id = m.thread_id
      where m.account_id = ${claire.accountId}`,
  )
  expect(row).toEqual({ reads_from: 2, by: morel.accountId })
})
