import "server-only"
import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { objectStore } from "./objects/object-store"

type PartState = "ok" | "late" | "down"
export type Health = { status: "ok" | "failing"; database: PartState; storage: PartState; queue: PartState; sealing: PartState }

const PATIENCE_MS = 2000
/** Asked by machines every few seconds, and by anybody: one answer serves for this long. */
const KEPT_MS = 2000
/** Due jobs start within seconds, and the journal is sealed each minute; from here on somebody should look. */
const LATE_SECONDS = { queue: 15 * 60, sealing: 10 * 60 }

let kept: { until: number; answer: Promise<Health> } | undefined

/** How the portal's four supports are, in one word each and nothing more. */
export function getHealth(): Promise<Health> {
  if (!kept || kept.until < Date.now()) kept = { until: Date.now() + KEPT_MS, answer: examine() }
  return kept.answer
}

async function examine(): Promise<Health> {
  const [database, storage, queue, sealing] = await Promise.all([
    inTime(async () => {
      await portalDatabase().execute(sql`select 1`)
      return "ok"
    }),
    inTime(async () => {
      await objectStore().probe()
      return "ok"
    }),
    inTime(async () => lateOrOk(await readSeconds(sql`select oldest_seconds as seconds from jobs.state()`), LATE_SECONDS.queue)),
    inTime(async () => lateOrOk(await readSeconds(sql`select relais.sealing_lag() as seconds`), LATE_SECONDS.sealing)),
  ])
  const parts = { database, storage, queue, sealing }
  return { status: Object.values(parts).every((state) => state === "ok") ? "ok" : "failing", ...parts }
}

async function readSeconds(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await portalDatabase().execute<{ seconds: number | null }>(query)
  return row?.seconds ?? 0
}

const lateOrOk = (seconds: number, limit: number): PartState => (seconds > limit ? "late" : "ok")

/** What does not answer in time is down, as far as anybody who waits for it can tell. */
async function inTime(examined: () => Promise<PartState>): Promise<PartState> {
  const timer = new AbortController()
  const tooLate = sleep(PATIENCE_MS, "down" as const, { signal: timer.signal, ref: false })
  tooLate.catch(() => {})
  try {
    return await Promise.race([examined(), tooLate])
  } catch {
    return "down"
  } finally {
    timer.abort()
  }
}
