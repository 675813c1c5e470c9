import "server-only"
import { and, eq, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn, PgUpdateSetSource } from "drizzle-orm/pg-core"
import { tasks } from "@/drizzle/schema/tasks"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import type { AuditAction } from "@/lib/access/sections"
import { here, requireTask } from "../authorship/queries"
import { isStillTaken, listHoldings } from "../members/queries"

type Acting = PatientAccess<"act:tasks">

/**
 * Takes a task, one person at a time: of many at once the first has it, and the others are told who. What somebody took who left the
 * circle is free. Says whether it is the actor's now.
 */
export async function takeTask(access: Acting, id: string): Promise<boolean> {
  const { accountId, displayName } = access.actor
  const isFree = or(isNull(tasks.takenByAccountId), not(isStillTaken(await listHoldings(access))))
  const set = { takenAt: sql`now()`, takenByAccountId: accountId, takenByName: displayName }
  if (await changed(access, id, "task.taken", set, and(isNull(tasks.doneAt), isFree))) return true
  const [own] = await access.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(here(access, id), isNull(tasks.doneAt), eq(tasks.takenByAccountId, accountId)))
  return own !== undefined
}

/** Gives a task back, for anybody to take: who took it, or who decides for the patient. Once given back it stays so. */
export async function giveBackTask(access: Acting, id: string): Promise<void> {
  const set = { takenAt: null, takenByAccountId: null, takenByName: null }
  await changed(access, id, "task.given_back", set, and(isNull(tasks.doneAt), answersFor(access, tasks.takenByAccountId)))
}

/** Says that a task is done, and by whom: the first who says so did it. Says whether it was the actor. */
export async function finishTask(access: Acting, id: string): Promise<boolean> {
  const { accountId, displayName } = access.actor
  const set = { doneAt: sql`now()`, doneByAccountId: accountId, doneByName: displayName }
  return changed(access, id, "task.finished", set, isNull(tasks.doneAt))
}

/** Says that it is not done after all: who said so, or who decides for the patient. */
export async function reopenTask(access: Acting, id: string): Promise<void> {
  const set = { doneAt: null, doneByAccountId: null, doneByName: null }
  await changed(access, id, "task.reopened", set, and(isNotNull(tasks.doneAt), answersFor(access, tasks.doneByAccountId)))
}

const answersFor = ({ actor, scope }: Acting, column: AnyPgColumn): SQL | undefined =>
  decides(scope) ? isNotNull(column) : eq(column, actor.accountId)

/** Whether it changed; what others did meanwhile stays as it is, and is read on its page. */
async function changed(
  access: Acting,
  id: string,
  action: AuditAction,
  set: PgUpdateSetSource<typeof tasks>,
  also?: SQL,
): Promise<boolean> {
  const rows = await access.tx
    .update(tasks)
    .set(set)
    .where(and(here(access, id), isNull(tasks.deletedAt), also))
    .returning({ id: tasks.id })
  if (rows.length === 0) await requireTask(access, id)
  access.trace({ action: rows.length > 0 ? action : "task.viewed", permission: "act:tasks", resourceIds: [id] })
  return rows.length > 0
}
