import { setTimeout as sleep } from "node:timers/promises"
import postgres from "postgres"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { type MailServer, refused, startMailServer } from "@/lib/platform/mail/testing"
import { type SmsGateway, startSmsGateway } from "@/lib/platform/sms/testing"
import { KILLS, startKilledWorker } from "./testing/killed-worker"
import { ownDatabase } from "./testing/own-database"

const AT_ONCE = 4
const PEOPLE = 20

let database: Awaited<ReturnType<typeof ownDatabase>>
let portal: ReturnType<typeof openDatabase>
let superuser: postgres.Sql
let server: MailServer
let gateway: SmsGateway
let worker: Awaited<ReturnType<typeof startKilledWorker>>

beforeAll(async () => {
  database = await ownDatabase("killed_worker")
  portal = openDatabase(database.portalUrl, 4)
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  server = await startMailServer()
  gateway = await startSmsGateway()
  const own = {
    WORKER_DATABASE_URL: database.workerUrl,
    DATABASE_URL: database.portalUrl,
    SMTP_URL: server.url,
    SMS_URL: gateway.url,
    SMS_TOKEN: "m3x9-Qp7v-Zk2t-Lw8s",
  }
  // Once for the first test, and each other test kills it so often.
  worker = await startKilledWorker(own, 1 + 3 * KILLS)
})

beforeEach(() => {
  server.received.length = 0
  server.thinks = async () => {}
})

afterAll(async () => {
  await worker?.stop()
  await Promise.all([portal.sql.end(), superuser.end(), server.close(), gateway.close()])
  await database.drop()
})

const post = (to: string, text: string) =>
  portal.database.transaction((tx) => enqueue(tx, "mail.send", { to, subject: "Une réponse vous attend", text }))

test("A mail that a killed worker had taken goes out as soon as the next one stands, once", async () => {
  const taken = new Promise<void>((done) => {
    server.thinks = async () => {
      done()
      await sleep(50)
      throw refused(451, "Whoever sent this hung up")
    }
  })
  await post("claire@exemple.fr", "Bonjour")
  await taken
  await worker.kill()
  server.thinks = async () => {}
  await server.until(1)
  await post("marc@exemple.fr", "Bonjour")
  await server.until(2)
  expect(server.received.map(({ to }) => to)).toEqual(["claire@exemple.fr", "marc@exemple.fr"])
})

/** People who were told something in the night, and others whose letter of the week is due; the mails that are to come. */
async function newWaiting(round: number): Promise<string[]> {
  const rows = await superuser<{ email: string }[]>`
    with people as (
      insert into accounts (face, issuer, subject, display_name, email, email_verified_at)
      select 'reviewer', 'test', ${`r${round} `} || n, 'Somebody', 'r' || ${round}::text || 'n' || n || '@exemple.fr', now()
      from generate_series(1, ${PEOPLE}) n returning id, email
    ), told as (
      insert into notices (account_id, kind, way, send_at)
      select id, 'changed', case when email ~ '[02468]@' then 'weekly' else 'at_once' end,
        case when email ~ '[02468]@' then null else now() end
      from people
    )
    select email from people`
  await superuser`update notice_settings s set quiet_from = null, quiet_until = null, letter_at = now() - interval '1 hour'
    from accounts a where a.id = s.account_id and a.email like ${`r${round}n%`}`
  return rows.map(({ email }) => email)
}

/** Starts the jobs that send what waited; one that was killed in hand is given up, as its queue does after its time. */
async function startSending(): Promise<void> {
  await superuser`update pgboss.job_common set state = 'failed', completed_on = now()
    where name in ('notices.post', 'letters.send') and state = 'active'`
  for (const job of ["notices.post", "letters.send"] as const) await portal.database.transaction((tx) => enqueue(tx, job, {}))
}

test(`What waited for the morning or for its week is sent once through ${KILLS} kills`, {
  timeout: 180_000 + KILLS * 20_000,
}, async () => {
  const due: string[] = []
  for (let round = 0; round < KILLS; round++) {
    due.push(...(await newWaiting(round)))
    const before = server.received.length
    await startSending()
    await server.until(before + 1 + (round % 4))
    await worker.kill()
  }
  await startSending()
  await server.until(due.length, ({ id }) => id)
  const ids = new Map(server.received.map(({ id, to }) => [id, to]))
  expect([...ids.values()].sort()).toEqual([...due].sort())
  expect(await superuser`select from notices where settled_at is null`).toHaveLength(0)
})

test(`Each text message is sent once through ${KILLS} kills, in the order of its number`, {
  timeout: 180_000 + KILLS * 20_000,
}, async () => {
  const numbers = Array.from({ length: PEOPLE }, (_, number) => `+336399810${String(number).padStart(2, "0")}`)
  gateway.thinks = () => sleep(2)
  for (let round = 0; round < KILLS; round++) {
    const before = gateway.sent.size
    for (const to of numbers)
      for (const part of ["a", "b"])
        await portal.database.transaction((tx) => enqueue(tx, "sms.send", { to, text: `${round}${part}` }))
    await gateway.until(before + 1 + (round % PEOPLE))
    await worker.kill()
  }
  await gateway.until(KILLS * PEOPLE * 2)
  const sent = [...gateway.sent.values()]
  for (const to of numbers) {
    const theirs = sent.filter((one) => one.to === to).map(({ text }) => `${to} ${text}`)
    expect(theirs).toEqual(Array.from({ length: KILLS }, (_, round) => ["a", "b"].map((part) => `${to} ${round}${part}`)).flat())
  }
  // Asked for again only where the gateway's yes was lost with the worker.
  expect(gateway.asked.length - sent.length).toBeLessThanOrEqual(KILLS * AT_ONCE)
})

test(`Nothing is lost through ${KILLS} kills, each person's mails come in their order, and a second copy bears the first one's name`, {
  timeout: 180_000 + KILLS * 20_000,
}, async () => {
  const people = Array.from({ length: PEOPLE }, (_, number) => `p${number}@exemple.fr`)
  const sent = new Set<string>()
  server.thinks = () => sleep(2)
  for (let round = 0; round < KILLS; round++) {
    const before = server.received.length
    for (const to of people) for (const part of ["a", "b"]) await post(to, `${round}${part}`)
    for (const to of people) for (const part of ["a", "b"]) sent.add(`${to} ${round}${part}`)
    // It dies in the middle of its work, wherever that is.
    await server.until(before + 1 + (round % PEOPLE))
    await worker.kill()
  }
  await server.until(sent.size, ({ id }) => id)
  await worker.stop()
  const copies = server.received.map(({ id, to, text }) => ({ id, what: `${to} ${text.split("\r\n\r\n")[1]?.trim()}` }))
  expect(new Set(copies.map(({ what }) => what))).toEqual(sent)
  expect(new Set(copies.map(({ id }) => id)).size).toBe(sent.size)
  const first = copies.filter(({ id }, place) => copies.findIndex((one) => one.id === id) === place)
  for (const to of people) {
    const theirs = first.filter(({ what }) => what.startsWith(`${to} `)).map(({ what }) => what)
    expect(theirs).toEqual([...theirs].sort(byRound))
  }
  // What the server took in the moment of a death, and no yes came back for.
  expect(copies.length - sent.size).toBeLessThanOrEqual(KILLS * AT_ONCE)
})

const byRound = (one: string, other: string) =>
  Number.parseInt(one.split(" ")[1] ?? "", 10) - Number.parseInt(other.split(" ")[1] ?? "", 10) || one.localeCompare(other)
