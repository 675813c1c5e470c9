import { afterAll, beforeAll, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { newHelpedRecord } from "@/lib/access/testing/helped-record"
import { type MailServer, startMailServer } from "@/lib/platform/mail/testing"
import { getThread } from "@/lib/threads/queries"
import { MESSAGING, newMessage, newThread } from "@/lib/threads/testing"
import { KILLS, startKilledWorker } from "./testing/killed-worker"
import { ownDatabase } from "./testing/own-database"

/** So many threads are written in between one death of the worker and the next. */
const THREADS = 6

let database: Awaited<ReturnType<typeof ownDatabase>>
let server: MailServer
let worker: Awaited<ReturnType<typeof startKilledWorker>>

beforeAll(async () => {
  database = await ownDatabase("killed_messages")
  server = await startMailServer()
  const own = {
    DATABASE_URL: database.portalUrl,
    WORKER_DATABASE_URL: database.workerUrl,
    SUPERUSER_DATABASE_URL: database.superuserUrl,
    SMTP_URL: server.url,
  }
  Object.assign(process.env, own)
  worker = await startKilledWorker(own, 1 + KILLS)
})

afterAll(async () => {
  await worker?.stop()
  await Promise.all([closeDatabase(), server.close()])
  await database.drop()
})

/** Jeanne and her doctor write to each other: she begins, and her doctor answers. */
async function talk(nth: number) {
  const { jeanne, morel, patientId } = await newHelpedRecord(MESSAGING.permissions)
  const people = [jeanne.accountId, morel.accountId]
  await asSuperuser(
    (sql) => sql`update notice_settings set quiet_from = null, quiet_until = null where account_id = any(${people}::uuid[])`,
  )
  const threadId = await newThread(jeanne, patientId, { to: morel.accountId, words: `Question ${nth}` })
  await newMessage(morel, patientId, threadId, { words: `Réponse ${nth}` })
  return { jeanne, morel, patientId, threadId, nth }
}

test(`No message is lost or doubled, and each of its readers is told once, through ${KILLS} kills`, {
  timeout: 180_000 + KILLS * 20_000,
}, async () => {
  const talks: Awaited<ReturnType<typeof talk>>[] = []
  for (let round = 0; round < KILLS; round++) {
    const before = server.received.length
    for (let one = 0; one < THREADS; one++) talks.push(await talk(talks.length))
    await server.until(before + 1 + (round % THREADS))
    await worker.kill()
  }
  await server.until(talks.length * 2, ({ id }) => id)
  const told = new Map(server.received.map(({ id, to }) => [id, to]))
  expect([...told.values()].sort()).toEqual(talks.flatMap(({ jeanne, morel }) => [jeanne.email ?? "", morel.email ?? ""]).sort())
  for (const { jeanne, patientId, threadId, nth } of talks) {
    const read = await withAccess(jeanne, patientId, ["view:messages"], (access) => getThread(access, threadId))
    expect(read.messages.map(({ words }) => words)).toEqual([`Question ${nth}`, `Réponse ${nth}`])
  }
  const notices = await asSuperuser((sql) => sql`select account_id from notices where kind = 'new_message'`)
  expect(notices).toHaveLength(talks.length * 2)
})
