import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { taskAbsences } from "@/drizzle/schema/tasks"
import type { PatientAccess } from "@/lib/access/require-access"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { tellAccount, tellPatient } from "@/lib/notices/tell"
import { listReaching } from "../members/queries"
import { isAwayThen, requireAbsence } from "./queries"
import type { AskedAbsence } from "./schema"

type Acting = PatientAccess<"act:tasks">
const ACT = "act:tasks"

/**
 * Asks somebody of the circle to take care of one's tasks for some days. It gives nobody anything: it holds from their yes on, as far as
 * they may see each task themselves. The patient and who is asked are told. The same form sent twice is one.
 * @throws InvalidInputError for somebody who may take no task, and for days that were handed over already
 */
export async function askAbsence(access: Acting, { absenceId: id, standInId, fromOn, untilOn }: AskedAbsence): Promise<void> {
  const { tx, patientId, actor } = access
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId + actor.accountId}, 8))`)
  const [again] = await tx
    .select({ id: taskAbsences.id })
    .from(taskAbsences)
    .where(and(eq(taskAbsences.patientId, patientId), eq(taskAbsences.id, id)))
  access.trace({ action: again ? "task.listed" : "task.absence_asked", permission: ACT, resourceIds: again ? [] : [id] })
  if (again) return
  const standIn = (await listReaching(access)).find(({ accountId, isYou }) => accountId === standInId && !isYou)
  if (!standIn) throw new InvalidInputError("tasks.stand_in", "standInId")
  if (await isAwayThen(access, { fromOn, untilOn })) throw new InvalidInputError("tasks.away_twice", "fromOn")
  const absent = { accountId: actor.accountId, absentName: actor.displayName }
  const asked = { standInAccountId: standIn.accountId, standInName: standIn.name }
  await tx.insert(taskAbsences).values({ patientId, id, ...absent, ...asked, fromOn, untilOn })
  const about = { subject: "absence", subjectId: id, name: actor.displayName } as const
  await tellAccount(tx, standIn.accountId, "absence", { ...about, spaceId: patientId })
  if (access.scope.delegationId && standIn.relation !== null) await tellPatient(tx, patientId, "absence", about)
}

/** Says yes: from the first day to the last these tasks are theirs to take care of, and who is away is told. Twice is once. */
export async function acceptAbsence(access: Acting, id: string): Promise<void> {
  const { tx, patientId, actor } = access
  const row = await requireAbsence(access, id, eq(taskAbsences.standInAccountId, actor.accountId))
  access.trace({ action: row.acceptedAt ? "task.listed" : "task.absence_accepted", permission: ACT, resourceIds: [id] })
  if (row.endedAt || row.isOver) throw new NotFoundError()
  if (row.acceptedAt) return
  await tx.update(taskAbsences).set({ acceptedAt: sql`now()` }).where(here(patientId, id))
  await tellInCircle(access, id, [row.accountId])
}

/** Says no, takes it back, or gives it back before its time: who is away, who was asked, or who decides for the patient. Once ended it stays so. */
export async function endAbsence(access: Acting, id: string): Promise<void> {
  const { tx, patientId, actor } = access
  const row = await requireAbsence(access, id)
  access.trace({ action: row.endedAt ? "task.listed" : "task.absence_ended", permission: ACT, resourceIds: [id] })
  if (row.endedAt) return
  const by = { endedAt: sql`now()`, endedByAccountId: actor.accountId, endedByName: actor.displayName }
  await tx
    .update(taskAbsences)
    .set(by)
    .where(and(here(patientId, id), isNull(taskAbsences.endedAt)))
  await tellInCircle(access, id, [row.accountId, row.standInAccountId])
}

/** Tells those of them who are in the circle still: who left is told nothing of what goes on there. */
async function tellInCircle(access: Acting, subjectId: string, accountIds: readonly string[]): Promise<void> {
  const { tx, patientId, actor } = access
  const about = { subject: "absence", subjectId, name: actor.displayName, spaceId: patientId } as const
  for (const { accountId, isYou } of await listReaching(access))
    if (!isYou && accountIds.includes(accountId)) await tellAccount(tx, accountId, "absence", about)
}

const here = (patientId: string, id: string) => and(eq(taskAbsences.patientId, patientId), eq(taskAbsences.id, id))
