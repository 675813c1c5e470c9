import "server-only"
import { PgBoss } from "pg-boss"
import { type Database, openDatabase } from "@/drizzle/client"
import { enqueue, type JobName, type JobPayloads } from "./enqueue"
import { AT_START, SCHEDULES } from "./queues"

type WorkedJob = Exclude<JobName, `${"mail" | "sms"}.${"send" | "refused"}`>
type Handler<Name extends WorkedJob> = (payload: JobPayloads[Name], worker: Database) => Promise<unknown>
export type Handlers = { [Name in WorkedJob]?: Handler<Name> }
export type RunningWorker = { stop(): Promise<void> }

/** Works the queues that have a handler (mails and SMS have a postman), under the worker's role, until it is stopped; a handler that throws is tried again. */
export async function startWorker(url: string, handlers: Handlers): Promise<RunningWorker> {
  const { sql, database } = openDatabase(url, 4)
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
  })
  // Emitted while Postgres is away too; the next poll goes on where this one stopped.
  boss.on("error", (error) => console.error(`The worker: ${error.message || error.name}`))
  await boss.start()
  for (const name of Object.keys(handlers) as WorkedJob[]) await attend(boss, name, handlers, database)
  return {
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 10_000 })
      await sql.end()
    },
  }
}

async function attend<Name extends WorkedJob>(boss: PgBoss, name: Name, handlers: Handlers, database: Database) {
  const handle = handlers[name] as Handler<Name> | undefined
  if (!handle) return
  await boss.work<JobPayloads[Name]>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const { data } of jobs) await handle(data ?? ({} as JobPayloads[Name]), database)
  })
  const cron = SCHEDULES[name]
  if (cron) await boss.schedule(name, cron, {}, { tz: "Europe/Paris" })
  if (AT_START.includes(name)) await database.transaction((tx) => enqueue(tx, name, {} as JobPayloads[Name]))
}
