import postgres from "postgres"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { enqueue } from "../jobs/enqueue"
import type { RunningWorker } from "../jobs/worker"
import { deliverNext } from "./delivery"
import { startPostman } from "./postman"
import { closeMail, MAILS } from "./send"
import { type MailServer, refused, startMailServer } from "./testing"

const { portalUrl, superuserUrl, workerUrl } = testDatabase()
const portal = openDatabase(portalUrl, 4)
const worker = openDatabase(workerUrl, 2)
const superuser = postgres(superuserUrl, { max: 1 })
let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
  process.env.SMTP_URL = server.url
})

beforeEach(async () => {
  server.received.length = 0
  server.refusal = () => null
  server.thinks = async () => {}
  await superuser`delete from pgboss.job_common where name in ('mail.send', 'mail.refused')`
})

afterAll(async () => {
  closeMail()
  await Promise.all([portal.sql.end(), worker.sql.end(), superuser.end(), server.close()])
})

const mail = (to: string, text = "Bonjour") => ({ to, subject: "Une invitation vous attend", text })
const post = (to: string, text?: string) => portal.database.transaction((tx) => enqueue(tx, "mail.send", mail(to, text)))
const say = (to: string, key: string) =>
  portal.database.transaction((tx) => enqueue(tx, "mail.send", { ...mail(to), many: "Bonjour, {count} fois" }, { key }))
const deliver = () => deliverNext(worker.database, MAILS)
const deliverAll = async () => {
  while (await deliver());
}
const jobsOf = (to: string, queue = "mail.send") =>
  superuser`select state, retry_count, start_after > now() as waits, data from pgboss.job_common
    where name = ${queue} and data->>'to' = ${to} order by created_on, id`
/** Time passes for the mails. */
const letPass = (minutes: number) =>
  superuser`update pgboss.job_common set start_after = start_after - make_interval(mins => ${minutes}),
    completed_on = completed_on - make_interval(mins => ${minutes}) where name = 'mail.send'`
const textsTo = (to: string) =>
  server.received.filter((one) => one.to === to).map(({ text }) => text.split("\r\n\r\n").slice(1).join("\n").trim())

describe("A mail", () => {
  test("that the server refuses for good is kept aside with the reason, once", async () => {
    server.refusal = () => refused(550, "No such mail box")
    await post("gone@exemple.fr")
    await deliverAll()
    const [kept, ...more] = await jobsOf("gone@exemple.fr", "mail.refused")
    expect(kept?.data).toMatchObject({ subject: "Une invitation vous attend" })
    expect(kept?.data.reason).toContain("No such mail box")
    expect(more).toEqual([])
    expect(await jobsOf("gone@exemple.fr")).toMatchObject([{ state: "failed" }])
  })

  test("that the server cannot take now is tried again later, and arrives once", async () => {
    server.refusal = () => refused(451, "Try again later")
    await post("busy@exemple.fr")
    await deliverAll()
    expect(await jobsOf("busy@exemple.fr")).toMatchObject([{ state: "retry", retry_count: 1, waits: true }])
    server.refusal = () => null
    await letPass(1)
    await deliverAll()
    expect(await jobsOf("busy@exemple.fr")).toMatchObject([{ state: "completed" }])
    expect(server.received).toHaveLength(1)
  })

  test("that no attempt could deliver is kept aside after the last", async () => {
    server.refusal = () => refused(451, "Try again later")
    await post("never@exemple.fr")
    await superuser`update pgboss.job_common set retry_count = retry_limit where data->>'to' = 'never@exemple.fr'`
    await deliverAll()
    expect(await jobsOf("never@exemple.fr")).toMatchObject([{ state: "failed" }])
    expect(await jobsOf("never@exemple.fr", "mail.refused")).toHaveLength(1)
  })

  test("whose transaction was rolled back was never there", async () => {
    const failing = portal.database.transaction(async (tx) => {
      await enqueue(tx, "mail.send", mail("nobody@exemple.fr"))
      throw new Error("The delegation was refused")
    })
    await expect(failing).rejects.toThrow("refused")
    expect(await deliver()).toBe(false)
  })

  test("keeps its Message-ID from one attempt to the next", async () => {
    server.thinks = async () => {
      throw refused(451, "Lost my mind after all")
    }
    await post("twice@exemple.fr")
    await deliver()
    const [{ id }] = (await superuser`select id from pgboss.job_common where data->>'to' = 'twice@exemple.fr'`) as [
      { id: string },
    ]
    server.thinks = async () => {}
    await letPass(1)
    await deliverAll()
    expect(server.received.map((one) => one.id)).toEqual([expect.stringContaining(id)])
  })
})

describe("The mails to one person", () => {
  test("go out in their order, and wait for one that is tried again, while others' go on", async () => {
    for (const text of ["1", "2", "3"]) await post("claire@exemple.fr", text)
    await post("marc@exemple.fr")
    server.refusal = (to) => (to === "claire@exemple.fr" ? refused(451, "Try again later") : null)
    await deliverAll()
    expect(server.received.map(({ to }) => to)).toEqual(["marc@exemple.fr"])
    server.refusal = () => null
    await letPass(1)
    await deliverAll()
    expect(textsTo("claire@exemple.fr")).toEqual(["1", "2", "3"])
  })

  test("that say the same within ten minutes are one that counts", async () => {
    const key = "claire changed"
    await say("claire@exemple.fr", key)
    await deliverAll()
    for (let again = 0; again < 199; again++) await say("claire@exemple.fr", key)
    await post("claire@exemple.fr", "Something else")
    await deliverAll()
    expect(textsTo("claire@exemple.fr")).toEqual(["Bonjour", "Something else"])
    await letPass(9)
    expect(await deliver()).toBe(false)
    await letPass(1)
    await deliverAll()
    expect(textsTo("claire@exemple.fr").at(-1)).toBe("Bonjour, 199 fois")
    expect(server.received).toHaveLength(3)
    await letPass(11)
    await say("claire@exemple.fr", key)
    await deliverAll()
    expect(textsTo("claire@exemple.fr").at(-1)).toBe("Bonjour")
  })

  test("are not sent in their quiet hours, however they came to wait until then", async () => {
    const [row] = await superuser`select extract(hour from now() at time zone 'Indian/Reunion')::int as hour`
    const quiet = { zone: "Indian/Reunion", from: row?.hour, until: (row?.hour + 3) % 24 }
    const asleep = { ...mail("claire@exemple.fr"), quiet }
    await portal.database.transaction((tx) => enqueue(tx, "mail.send", asleep))
    await post("marc@exemple.fr")
    await deliverAll()
    expect(server.received.map(({ to }) => to)).toEqual(["marc@exemple.fr"])
    expect(await jobsOf("claire@exemple.fr")).toMatchObject([{ state: "created", waits: true }])
    await superuser`update pgboss.job_common set start_after = now(), data = data - 'quiet' where data->>'to' = 'claire@exemple.fr'`
    await deliverAll()
    expect(server.received).toHaveLength(2)
  })

  test("that say the same to others are others' mails", async () => {
    for (const who of ["claire", "marc"]) await say(`${who}@exemple.fr`, `${who} changed`)
    await deliverAll()
    expect(server.received.map(({ to }) => to)).toEqual(["claire@exemple.fr", "marc@exemple.fr"])
  })
})

const AN_HOUR = 3_600_000

describe("The postman", () => {
  const running: RunningWorker[] = []
  const start = async (atOnce = 4) => void running.push(await startPostman(workerUrl, MAILS, { atOnce, lookEveryMs: AN_HOUR }))
  afterEach(() => Promise.all(running.splice(0).map((one) => one.stop())))

  test("finds what came before, and is woken by each commit after", async () => {
    await post("before@exemple.fr")
    await start()
    await server.until(1)
    await post("after@exemple.fr")
    await server.until(2)
    expect(server.received.map(({ to }) => to)).toEqual(["before@exemple.fr", "after@exemple.fr"])
  })

  test("is woken again after its connection was cut, and finds what came meanwhile", async () => {
    await start()
    await superuser`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = 'relais_worker' and query ilike 'listen%'`
    await post("meanwhile@exemple.fr")
    await server.until(1)
    await post("after@exemple.fr")
    await server.until(2)
  })

  test("sends to several people at once, and to each of them in order", async () => {
    const people = ["a", "b", "c", "d"].map((name) => `${name}@exemple.fr`)
    const atOnce = meeting(people.length)
    server.thinks = atOnce.arrive
    for (const text of ["1", "2", "3"]) for (const to of people) await post(to, text)
    await start()
    await server.until(12)
    expect(atOnce.most).toBe(people.length)
    for (const to of people) expect(textsTo(to)).toEqual(["1", "2", "3"])
  })

  test("and another one share the work: each mail goes out once", async () => {
    const people = Array.from({ length: 40 }, (_, number) => `p${number}@exemple.fr`)
    await Promise.all([start(), start()])
    await Promise.all(people.map((to) => post(to)))
    await server.until(people.length)
    for (const one of running.splice(0)) await one.stop()
    expect(server.received.map(({ to }) => to).sort()).toEqual([...people].sort())
  })
})

/** Those who arrive go on together once all are there; afterwards nobody waits any more. */
function meeting(many: number) {
  let here = 0
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  const met = {
    most: 0,
    arrive: async () => {
      here++
      met.most = Math.max(met.most, here)
      if (here === many) open()
      await opened
      here--
    },
  }
  return met
}
