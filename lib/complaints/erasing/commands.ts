import "server-only"
import { sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import type { Database } from "@/drizzle/client"
import { complaints } from "@/drizzle/schema/complaints"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { MONTHS_KEPT } from "../rules"

/** Erases the complaints that were answered or taken back so long ago, and says how many; what waits for its answer stays. */
export async function eraseOldComplaints(worker: Database): Promise<number> {
  return inSteps(worker, "objects.sweep", eraseSome)
}

async function eraseSome({ tx }: SystemTask): Promise<Step> {
  const { id, answeredAt, withdrawnAt } = complaints
  const old = await tx
    .select({ id })
    .from(complaints)
    .where(sql`greatest(${answeredAt}, ${withdrawnAt}) < now() - make_interval(months => ${MONTHS_KEPT}::int)`)
    .limit(STEP_ROWS)
  const ids = old.map((one) => one.id)
  if (ids.length > 0) await tx.delete(complaints).where(isAnyOf(id, ids))
  return stepOf(ids.length)
}
