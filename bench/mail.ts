import { readFileSync } from "node:fs"
import { join } from "node:path"
import { freePort } from "@/bin/stack/embedded-postgres"
import { demoEnvironment } from "@/bin/stack/environment"
import { supervise } from "@/bin/stack/supervised"
import { openDatabase } from "@/drizzle/client"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { type MailServer, startMailServer } from "@/lib/platform/mail/testing"
import { asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { cpuSecondsOf, cpuSecondsOfFamily } from "./processes"
import { median, quantile } from "./rounds"

type Size = { waiting: number; rounds: number; singles: number }

const ROOT = join(import.meta.dirname, "..")
const WORKER = ["--conditions=react-server", "--import", "tsx", join(ROOT, "bin/worker.ts")]

/** How long the first mail takes from its commit, and how many leave a second when very many people are told something at once. */
export async function measureMail(cluster: Cluster, folder: string, { waiting, rounds, singles }: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_mail")
  const server = await startMailServer()
  const worker = await startWorker(cluster, database, folder, server)
  try {
    const first = await timeSingles(database, server, singles)
    const pid = Number(readFileSync(join(folder, "worker.pid"), "utf8"))
    const rates: Rate[] = []
    for (let round = 0; round < rounds; round++)
      rates.push(await sendMany({ database, server, waiting, pid, postgres: cluster.pid }))
    return [firstMail(first), manyMails(rates, waiting)]
  } finally {
    await worker.stop()
    await server.close()
    await database.drop()
  }
}

async function startWorker(cluster: Cluster, database: BenchDatabase, folder: string, server: MailServer) {
  const environment = demoEnvironment({
    secrets: cluster.secrets,
    folder,
    database: database.name,
    postgresPort: Number(new URL(database.superuserUrl).port),
    portalUrl: `http://localhost:${await freePort()}`,
    identityUrl: "http://localhost:9",
    smtpPort: Number(new URL(server.url).port),
    smsPort: 9,
  })
  return supervise({ name: "worker", args: WORKER, environment, readyWord: "at work", folder })
}

/** Milliseconds from the commit to the mail server, each mail by itself. */
async function timeSingles(database: BenchDatabase, server: MailServer, singles: number): Promise<number[]> {
  const { sql, database: portal } = openDatabase(database.portalUrl, 1)
  const times: number[] = []
  for (let one = 0; one < singles; one++) {
    const mail = { to: `single${one}@exemple.fr`, subject: "Une réponse vous attend", text: "Bonjour" }
    await portal.transaction((tx) => enqueue(tx, "mail.send", mail))
    const committed = performance.now()
    await server.until(one + 1)
    times.push(performance.now() - committed)
  }
  await sql.end()
  return times
}

type Many = { database: BenchDatabase; server: MailServer; waiting: number; pid: number; postgres: number }
type Rate = { perSecond: number; worker: number; postgres: number }

/** Mails to so many people are enqueued by one commit; what it takes until the last is there, and of whose CPU, in ms a mail. */
async function sendMany({ database, server, waiting, pid, postgres }: Many): Promise<Rate> {
  server.received.length = 0
  await asSuperuser(database.superuserUrl, async (sql) => {
    await sql`select count(jobs.enqueue('mail.send', jsonb_build_object('to', 'p' || n || '@exemple.fr', 'subject', 'Un accès', 'text', 'Bonjour')))
      from generate_series(1, ${waiting}::int) n`
    await sql`analyze pgboss.job_common`
  })
  const before = { worker: cpuSecondsOf(pid), postgres: cpuSecondsOfFamily(postgres) }
  const begun = performance.now()
  await server.until(waiting)
  const seconds = (performance.now() - begun) / 1000
  const each = (spent: number) => (spent * 1000) / waiting
  return {
    perSecond: waiting / seconds,
    worker: each(cpuSecondsOf(pid) - before.worker),
    postgres: each(cpuSecondsOfFamily(postgres) - before.postgres),
  }
}

const firstMail = (times: number[]) =>
  figure(
    "mail-first",
    "from a commit to the mail server, p95",
    quantile(times, 0.95),
    "ms",
    { most: 1000 },
    `median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms, of ${times.length}.`,
  )

/** A core's share: the worker and Postgres together, without the mail server, which is another machine's. */
function manyMails(rates: Rate[], waiting: number): Figure {
  const cost = median(rates.map(({ worker, postgres }) => worker + postgres))
  const of = (name: keyof Rate) => median(rates.map((rate) => rate[name])).toFixed(name === "perSecond" ? 0 : 2)
  return figure(
    "mail-rate",
    "mails a second and core, with very many waiting",
    1000 / cost,
    "count",
    { least: 100 },
    `${of("perSecond")} a second as it is; ${of("worker")} ms of the worker and ${of("postgres")} of Postgres a mail; ${waiting} waiting, ${rates.length} rounds.`,
  )
}
