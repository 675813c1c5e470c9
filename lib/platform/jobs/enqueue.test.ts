import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { deliverMail } from "../mail/delivery"
import { enqueue } from "./enqueue"
import { type RunningWorker, startWorker } from "./worker"

const { portalUrl, ownerUrl, workerUrl } = testDatabase()
const portal = openDatabase(portalUrl, 2)
const owner = postgres(ownerUrl, { max: 1 })
const mail = (to: string) => ({ to, subject: "Une invitation vous attend", text: "Bonjour" })

const received: string[] = []
let answer: (to: string) => Error | undefined = () => undefined
let server: SMTPServer
let worker: RunningWorker

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _session, done) => done(answer(address)),
    onData: (stream, session, done) => {
      stream.resume()
      stream.on("end", () => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(2525 + Number(process.env.VITEST_POOL_ID), "127.0.0.1", ready))
  process.env.SMTP_URL = `smtp://127.0.0.1:${2525 + Number(process.env.VITEST_POOL_ID)}`
  worker = await startWorker(workerUrl, { "mail.send": deliverMail })
})

beforeEach(async () => {
  answer = () => undefined
  await owner`delete from pgboss.job_common where name in ('mail.send', 'mail.refused')`
})

afterAll(async () => {
  await worker.stop()
  await portal.sql.end()
  await owner.end()
  server.close()
})

async function until<Value>(read: () => Promise<Value | undefined>): Promise<Value> {
  for (let waited = 0; waited < 100; waited++) {
    const value = await read()
    if (value !== undefined) return value
    await sleep(100)
  }
  throw new Error("It did not come within ten seconds")
}

const jobOf =
  (to: string, queue = "mail.send") =>
  async () =>
    (await owner`select state, retry_count, data from pgboss.job_common where name = ${queue} and data->>'to' = ${to}`)[0]

test("A person whose request succeeds gets the mail that was queued with it", async () => {
  await portal.database.transaction((tx) => enqueue(tx, "mail.send", mail("claire@exemple.fr")))
  await until(async () => (received.includes("claire@exemple.fr") ? true : undefined))
})

test("A person whose request is rolled back gets no mail", async () => {
  const failing = portal.database.transaction(async (tx) => {
    await enqueue(tx, "mail.send", mail("nobody@exemple.fr"))
    throw new Error("The delegation was refused")
  })
  await expect(failing).rejects.toThrow("refused")
  expect(await jobOf("nobody@exemple.fr")()).toBeUndefined()
})

test("A mail that the server refuses for good is kept aside with the reason, once", async () => {
  answer = () => Object.assign(new Error("No such mail box"), { responseCode: 550 })
  await portal.database.transaction((tx) => enqueue(tx, "mail.send", mail("gone@exemple.fr")))
  const refused = await until(jobOf("gone@exemple.fr", "mail.refused"))
  expect(refused.data.reason).toContain("No such mail box")
  expect(refused.data.subject).toBe("Une invitation vous attend")
})

test("A mail that the server cannot take now is tried again later", async () => {
  answer = () => Object.assign(new Error("Try again later"), { responseCode: 451 })
  await portal.database.transaction((tx) => enqueue(tx, "mail.send", mail("busy@exemple.fr")))
  const job = await until(async () => {
    const row = await jobOf("busy@exemple.fr")()
    return row?.state === "retry" ? row : undefined
  })
  expect(job.data.to).toBe("busy@exemple.fr")
  expect(await jobOf("busy@exemple.fr", "mail.refused")()).toBeUndefined()
})

test("A job of the clock that waits already is not queued a second time", async () => {
  await owner`delete from pgboss.job_common where name = 'objects.sweep'`
  const add = () => portal.database.transaction((tx) => enqueue(tx, "objects.sweep", {}))
  expect([await add(), await add()]).toEqual([true, false])
})

test("A job that no queue knows is refused loudly", async () => {
  await expect(portal.sql`select jobs.enqueue('mail.unknown', '{}')`).rejects.toThrow("no queue named mail.unknown")
})
