import "server-only"
import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { spaceExports } from "@/drizzle/schema/exports"
import type { ExportFailure } from "@/drizzle/vocabulary"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import { tellPatient } from "@/lib/notices/tell"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { objectStore } from "@/lib/platform/objects/object-store"
import { MINUTES_TO_SEAL, MOST_ATTEMPTS, SECONDS_UNSEEN } from "../rules"
import { type Made, packExport, type ReadJournal } from "./packing/commands"
import { type Place, underWay } from "./queries"
import { failureOf } from "./rules"

type Row = typeof spaceExports.$inferSelect

const NAME = "exports.make"
const SECONDS_BETWEEN = 5

/**
 * Makes the file that somebody asked to take away. Begun by two workers it is made once; begun anew after a worker was killed, it is made
 * from its beginning. What no further attempt would change is told where it was asked for.
 */
export async function makeExport(worker: Database, place: Place, readJournal: ReadJournal): Promise<void> {
  const row = await withTask(worker, NAME, (task) => claim(task, place))
  if (!row) return
  if (row.attempts > MOST_ATTEMPTS) return fail(worker, place, "storage")
  try {
    const made = await packExport(worker, row, readJournal)
    if (!made) return await putOff(worker, row)
    const isFirst = await withTask(worker, NAME, (task) => finish(task, place, made))
    if (!isFirst) await objectStore().delete(made.objectKey)
  } catch (error) {
    const failure = failureOf(error)
    if (failure) return fail(worker, place, failure)
    await withTask(worker, NAME, ({ tx }) => tx.update(spaceExports).set({ touchedAt: null }).where(underWay(place)))
    throw error
  }
}

/** Takes it in hand, unless another worker was seen at it a moment ago. */
async function claim({ tx }: SystemTask, place: Place): Promise<Row | null> {
  const { touchedAt, attempts } = spaceExports
  const unseen = lt(touchedAt, sql`now() - make_interval(secs => ${SECONDS_UNSEEN})`)
  const [row] = await tx
    .update(spaceExports)
    .set({ touchedAt: sql`now()`, attempts: sql`${attempts} + 1` })
    .where(and(underWay(place), or(isNull(touchedAt), unseen)))
    .returning()
  return row ?? null
}

/** The copy of the journal waits for its seal: a while later again, which counts as no attempt. */
async function putOff(worker: Database, { patientId, id: exportId }: Row): Promise<void> {
  const place = { patientId, exportId }
  const { askedAt, attempts } = spaceExports
  const mayWait = await withTask(worker, NAME, async ({ tx }) => {
    const again = { touchedAt: null, attempts: sql`${attempts} - 1` }
    const isYoung = gt(askedAt, sql`now() - make_interval(mins => ${MINUTES_TO_SEAL})`)
    const waiting = await tx
      .update(spaceExports)
      .set(again)
      .where(and(underWay(place), isYoung))
      .returning({ id: spaceExports.id })
    if (waiting.length === 0) return false
    await enqueue(tx, NAME, place, { waitSeconds: SECONDS_BETWEEN })
    return true
  })
  if (!mayWait) await fail(worker, place, "journal")
}

/** False where another was quicker, or nobody waits for it any more. */
async function finish(task: SystemTask, place: Place, { objectKey, byteSize }: Made): Promise<boolean> {
  const own = and(underWay(place), eq(spaceExports.objectKey, objectKey))
  const [row] = await task.tx.select({ id: spaceExports.id }).from(spaceExports).where(own).for("update")
  if (!row) return false
  await tell(task, place, "export.made")
  const whole = { readyAt: sql`now()`, packed: sql`${spaceExports.total}`, content: null, byteSize }
  await task.tx.update(spaceExports).set(whole).where(own)
  return true
}

/** Nothing of it is kept but why it did not come about. */
async function fail(worker: Database, place: Place, failure: ExportFailure): Promise<void> {
  const key = await withTask(worker, NAME, async (task) => {
    const { objectKey } = spaceExports
    const [row] = await task.tx.select({ objectKey }).from(spaceExports).where(underWay(place)).for("update")
    if (!row) return null
    await tell(task, place, "export.failed")
    const nothing = { failedAt: sql`now()`, failure, content: null, objectKey: null, wrappedKey: null }
    await task.tx.update(spaceExports).set(nothing).where(underWay(place))
    return row.objectKey
  })
  if (key) await objectStore().delete(key)
}

/** While it is under way: the job knows whom to tell of those alone. */
async function tell(task: SystemTask, { patientId, exportId }: Place, action: "export.made" | "export.failed"): Promise<void> {
  await tellPatient(task.tx, patientId, "export_ready", { subject: "export_ready", subjectId: exportId })
  await task.trace(patientId, [{ action, outcome: action === "export.made" ? "done" : "failed" }])
}
