import "server-only"
import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { spaceExports } from "@/drizzle/schema/exports"
import { withTask } from "@/lib/access/system-task"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { objectStore } from "@/lib/platform/objects/object-store"
import { keptAfter, readyFor } from "../making/rules"
import { SECONDS_UNSEEN } from "../rules"

const NAME = "exports.make"
const BATCH = 100
const { patientId, id, askedAt, touchedAt, readyAt, takenAt, failedAt, objectKey } = spaceExports

/** Begins anew what nobody is at any more, and takes away what was taken or waited its hour: the object first, so that none is left without a row. */
export async function settleExports(worker: Database): Promise<{ begun: number; erased: number }> {
  return { begun: await beginAnew(worker), erased: await eraseWhatIsOver(worker) }
}

function beginAnew(worker: Database): Promise<number> {
  const since = (column: typeof askedAt | typeof touchedAt) => lt(column, sql`now() - make_interval(secs => ${SECONDS_UNSEEN})`)
  return withTask(worker, NAME, async ({ tx }) => {
    const idle = or(and(isNull(touchedAt), since(askedAt)), since(touchedAt))
    const left = await tx
      .select({ patientId, exportId: id })
      .from(spaceExports)
      .where(and(isNull(readyAt), isNull(failedAt), idle))
      .limit(BATCH)
    for (const place of left) await enqueue(tx, NAME, place)
    return left.length
  })
}

async function eraseWhatIsOver(worker: Database): Promise<number> {
  const isOver = or(lt(takenAt, sql`now() - ${keptAfter}`), and(isNull(takenAt), lt(readyAt, sql`now() - ${readyFor}`)))
  const over = await withTask(worker, NAME, ({ tx }) =>
    tx
      .select({ of: patientId, key: objectKey })
      .from(spaceExports)
      .where(and(isNotNull(objectKey), isOver))
      .limit(BATCH),
  )
  for (const { of, key } of over) {
    if (!key) continue
    await objectStore().delete(key)
    await withTask(worker, NAME, ({ tx }) =>
      tx
        .update(spaceExports)
        .set({ objectKey: null, wrappedKey: null })
        .where(and(eq(patientId, of), eq(objectKey, key))),
    )
  }
  return over.length
}
