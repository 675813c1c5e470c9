import postgres from "postgres"
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { enqueue, type JobPayloads } from "../jobs/enqueue"
import { deliverNext } from "../mail/delivery"
import { SMS } from "./send"
import { type SmsGateway, startSmsGateway } from "./testing"

const { portalUrl, superuserUrl, workerUrl } = testDatabase()
const portal = openDatabase(portalUrl, 2)
const worker = openDatabase(workerUrl, 2)
const superuser = postgres(superuserUrl, { max: 1 })
const CLAIRE = "+33639989901"
const MARC = "+33639989902"
const TOKEN = "m3x9-Qp7v-Zk2t-Lw8s"
let gateway: SmsGateway

beforeAll(async () => {
  gateway = await startSmsGateway()
  Object.assign(process.env, { SMS_URL: gateway.url, SMS_TOKEN: TOKEN, SMS_FROM: "Relais" })
})

beforeEach(async () => {
  gateway.asked.length = 0
  gateway.sent.clear()
  gateway.answers = () => 202
  gateway.thinks = async () => {}
  await superuser`delete from pgboss.job_common where name in ('sms.send', 'sms.refused', 'mail.send')`
})

afterAll(async () => {
  await Promise.all([portal.sql.end(), worker.sql.end(), superuser.end(), gateway.close()])
})

const post = (to: string, text = "Un rendez-vous approche", more: Partial<JobPayloads["sms.send"]> = {}, key?: string) =>
  portal.database.transaction((tx) => enqueue(tx, "sms.send", { to, text, ...more }, { key }))
const deliver = () => deliverNext(worker.database, SMS)
const deliverAll = async () => {
  while (await deliver());
}
const jobsOf = (to: string, queue = "sms.send") =>
  superuser`select state, retry_count, start_after > now() as waits, data from pgboss.job_common
    where name = ${queue} and data->>'to' = ${to} order by created_on, id`
const letPass = (minutes: number) =>
  superuser`update pgboss.job_common set start_after = start_after - make_interval(mins => ${minutes}),
    completed_on = completed_on - make_interval(mins => ${minutes}) where name = 'sms.send'`

describe("A text message", () => {
  test("is handed to the gateway with its token, its sender and its id as the key, in signs that one message holds 160 of", async () => {
    await post(CLAIRE, "L’accès a été reçu")
    await deliverAll()
    const [{ id }] = (await superuser`select id from pgboss.job_common where name = 'sms.send'`) as [{ id: string }]
    expect(gateway.asked).toEqual([
      { key: id, token: `Bearer ${TOKEN}`, sms: { id, to: CLAIRE, from: "Relais", text: "L'accès a été recu" } },
    ])
    expect(await jobsOf(CLAIRE)).toMatchObject([{ state: "completed" }])
  })

  test.each([400, 404, 410, 422])(
    "that the gateway refuses for good (%i) is kept aside once, and goes as a mail",
    async (status) => {
      gateway.answers = () => status
      const mail = { to: "claire@exemple.fr", subject: "Un rendez-vous approche", text: "Bonjour" }
      await post(CLAIRE, undefined, { otherwise: { mail, key: "claire soon" } })
      await deliverAll()
      expect(await jobsOf(CLAIRE)).toMatchObject([{ state: "failed" }])
      expect((await jobsOf(CLAIRE, "sms.refused")).map(({ data }) => data.reason)).toEqual([`The gateway answered ${status}`])
      expect((await jobsOf("claire@exemple.fr", "mail.send")).map(({ data }) => data)).toEqual([mail])
    },
  )

  test.each([302, 401, 403, 409, 429, 500, 503])(
    "that the gateway does not take now (%i) is tried again, and sent once",
    async (status) => {
      gateway.answers = () => status
      await post(CLAIRE)
      await deliverAll()
      expect(await jobsOf(CLAIRE)).toMatchObject([{ state: "retry", retry_count: 1, waits: true }])
      gateway.answers = () => 200
      await letPass(1)
      await deliverAll()
      expect(await jobsOf(CLAIRE)).toMatchObject([{ state: "completed" }])
      expect(gateway.sent.size).toBe(1)
    },
  )

  test("whose yes was lost on the way is asked for under the same key, so that it is sent once", async () => {
    gateway.thinks = async (to) => {
      gateway.sent.set(gateway.asked.at(-1)?.key ?? "", { id: "", to, from: "", text: "" })
      throw new Error("The line was cut")
    }
    await post(CLAIRE)
    await deliver()
    gateway.thinks = async () => {}
    await letPass(1)
    await deliverAll()
    expect(gateway.asked).toHaveLength(2)
    expect(gateway.sent.size).toBe(1)
  })

  test("waits for a gateway that hangs no longer than ten seconds", async () => {
    const patience = vi.spyOn(AbortSignal, "timeout").mockImplementation((after) => {
      expect(after).toBe(10_000)
      return AbortSignal.abort(new DOMException("It hung", "TimeoutError"))
    })
    await post(CLAIRE)
    await deliverAll()
    patience.mockRestore()
    expect(await jobsOf(CLAIRE)).toMatchObject([{ state: "retry", waits: true }])
  })

  test("waits for an earlier one to the same number, while others' go on", async () => {
    gateway.answers = (to) => (to === CLAIRE ? 503 : 202)
    for (const text of ["1", "2"]) await post(CLAIRE, text)
    await post(MARC)
    await deliverAll()
    expect([...gateway.sent.values()].map(({ to }) => to)).toEqual([MARC])
    gateway.answers = () => 202
    await letPass(1)
    await deliverAll()
    expect([...gateway.sent.values()].map(({ text }) => text)).toEqual(["Un rendez-vous approche", "1", "2"])
  })

  test("that says the same again within ten minutes waits, and then is one", async () => {
    await post(CLAIRE, "Du nouveau", {}, "claire changed")
    await deliverAll()
    for (let again = 0; again < 9; again++) await post(CLAIRE, "Du nouveau", {}, "claire changed")
    await deliverAll()
    expect(gateway.sent.size).toBe(1)
    await letPass(11)
    await deliverAll()
    expect(gateway.sent.size).toBe(2)
  })

  test("is not sent in somebody's quiet hours", async () => {
    const [row] = await superuser`select extract(hour from now() at time zone 'Indian/Reunion')::int as hour`
    await post(CLAIRE, "Du nouveau", { quiet: { zone: "Indian/Reunion", from: row?.hour, until: (row?.hour + 3) % 24 } })
    await deliverAll()
    expect(gateway.asked).toEqual([])
    expect(await jobsOf(CLAIRE)).toMatchObject([{ state: "created", waits: true }])
  })
})
