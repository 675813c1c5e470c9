import "server-only"
import { and, eq, isNotNull, sql } from "drizzle-orm"
import type { Database, Transaction } from "@/drizzle/client"
import { depositFiles, documentFiles } from "@/drizzle/schema/documents"
import { spaceExports } from "@/drizzle/schema/exports"
import { patients } from "@/drizzle/schema/patients"
import { inSteps, STEP_ROWS, stepOf, withTask } from "@/lib/access/system-task"
import { tellAccount } from "@/lib/notices/tell"
import { noteErased } from "@/lib/platform/backup/erased"
import { objectStore } from "@/lib/platform/objects/object-store"
import { tellHelpers } from "../commands"

const NAME = "spaces.erase"

/** Says once, to its person and to who helps her, that a space is shut; the clock shut it, whether or not this ran. */
export const tellOfShutSpaces = (worker: Database): Promise<number> =>
  inSteps(worker, NAME, async ({ tx }) => {
    const due = sql`${patients.patientId} in (
      select p.patient_id from patients p
      where p.closing_asked_at is not null and p.shut_told_at is null and relais.is_shut(p.closing_asked_at)
      limit ${STEP_ROWS} for update skip locked)`
    const shut = await tx
      .update(patients)
      .set({ shutToldAt: sql`now()` })
      .where(due)
      .returning({ spaceId: patients.patientId, holder: patients.holderAccountId })
    for (const { spaceId, holder } of shut) {
      await tellAccount(tx, holder, "closing", { subject: "closing_shut", spaceId, subjectId: spaceId })
      await tellHelpers(tx, spaceId, "space_shut")
    }
    return stepOf(shut.length)
  })

/**
 * Erases every space whose person did not come back: its objects first, so that a storage that is away leaves all as it was, then
 * every row and the key in one transaction. Killed anywhere, it begins anew; of two at once one erases. One space that cannot be
 * erased holds up no other.
 */
export async function eraseSpaces(worker: Database): Promise<{ erased: number }> {
  const due = await withTask(worker, NAME, ({ tx }) => listDue(tx))
  const faults: unknown[] = []
  let erased = 0
  for (const spaceId of due) {
    try {
      if (await eraseSpace(worker, spaceId)) erased++
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${due.length} spaces could not be erased yet`)
  return { erased }
}

async function listDue(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .select({ id: patients.patientId })
    .from(patients)
    .where(and(isNotNull(patients.closingAskedAt), sql`${patients.patientId} = any (relais.erasable_spaces())`))
    .limit(STEP_ROWS)
  return rows.map(({ id }) => id)
}

async function eraseSpace(worker: Database, spaceId: string): Promise<boolean> {
  await noteErased(spaceId)
  for (const key of await withTask(worker, NAME, ({ tx }) => listObjects(tx, spaceId))) await objectStore().delete(key)
  return withTask(worker, NAME, async (task) => {
    const [row] = await task.tx.execute<{ holder: string | null }>(sql`select relais.erase_space(${spaceId}::uuid) as holder`)
    if (!row?.holder) return false
    await task.trace(spaceId, [{ action: "closing.erased", permission: "act:closing" }])
    await tellAccount(task.tx, row.holder, "closing", { subject: "space_erased", subjectId: spaceId })
    return true
  })
}

/** Every object of the storage that a row of the space names. */
async function listObjects(tx: Transaction, spaceId: string): Promise<string[]> {
  const tables = [documentFiles, depositFiles, spaceExports]
  const found = await Promise.all(
    tables.map((table) => tx.select({ key: table.objectKey }).from(table).where(eq(table.patientId, spaceId))),
  )
  return found.flat().flatMap(({ key }) => key ?? [])
}
