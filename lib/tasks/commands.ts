import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { tasks } from "@/drizzle/schema/tasks"
import { TASK_LINKS } from "@/drizzle/task-vocabulary"
import { oneOf } from "@/drizzle/vocabulary"
import type { Judged } from "@/lib/access/apart"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import type { AuditAction, Permission } from "@/lib/access/sections"
import { signatureOf } from "@/lib/access/signature"
import { OvertakenError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { changeableBy, here, isRestorable, requireTask } from "./authorship/queries"
import { requireLinkable, titlesOf } from "./linking/queries"
import type { Said, SaidAnew, SaidOnce } from "./schema"

type Acting = PatientAccess<"act:tasks">
export type Change = { id: string; version: number; action: AuditAction; permission: Permission }
const ACT = "act:tasks"

/**
 * Writes down what is to be done, signed by who says so. It stands at once: it is a wish of the circle and no fact of the record. The
 * patient alone is told, and takes it away or sets it apart. The same form sent twice is one.
 */
export async function addTask(access: Acting, { taskId: id, intimate, link, ...said }: SaidOnce): Promise<void> {
  const { tx, patientId, scope } = access
  await requireLinkable(access, link, "task.added")
  const judged: Judged =
    intimate === "yes" && decides(scope)
      ? { sensitivity: "sensitive", sensitiveTopic: "chosen" }
      : { sensitivity: "not", sensitiveTopic: null }
  const [made] = await tx
    .insert(tasks)
    .values({ ...{ patientId, id, ...said, ...columnsOf(link) }, ...(await signatureOf(access)), state: "confirmed", ...judged })
    .onConflictDoNothing()
    .returning({ id: tasks.id })
  // Sent again, it adds nothing: what is said of it is that it stands among the tasks.
  access.trace({ action: made ? "task.added" : "task.listed", permission: ACT, resourceIds: made ? [made.id] : [] })
  if (made && scope.delegationId) await tellPatient(tx, patientId, "task", { subject: "task", subjectId: id })
}

const columnsOf = (link: Said["link"]) => ({ linkedSection: link?.section ?? null, linkedItemId: link?.itemId ?? null })

/**
 * Says a task anew: its author, or who decides for the patient.
 * @throws OvertakenError when it was changed meanwhile: both are shown then
 */
export async function changeTask(access: Acting, { taskId: id, version, link, ...said }: SaidAnew): Promise<void> {
  await requireLinkable(access, link, "task.changed")
  const tied = link || !(await isTiedUnseen(access, id)) ? columnsOf(link) : {}
  const change = { id, version, action: "task.changed", permission: ACT } as const
  await changeRow(access, change, { ...said, ...tied, saidAt: sql`now()` }, changeableBy(access))
}

/** Whether it is tied to what who asks may not read: they were shown no tie, and take none away. */
async function isTiedUnseen(access: Acting, id: string): Promise<boolean> {
  const [row] = await access.tx
    .select({ section: tasks.linkedSection, itemId: tasks.linkedItemId })
    .from(tasks)
    .where(here(access, id))
  if (!row?.section || !row.itemId) return false
  const titles = await titlesOf(access, [{ section: oneOf(TASK_LINKS, row.section), itemId: row.itemId }])
  return titles.size === 0
}

/** Takes a task away, for thirty days at first: its author, or who decides for the patient. */
export async function removeTask(access: Acting, id: string, version: number): Promise<void> {
  const change = { id, version, action: "task.removed", permission: ACT } as const
  await changeRow(access, change, { deletedAt: sql`now()` }, changeableBy(access))
}

/**
 * Brings back what was taken away, as it was; one that is back already stays so. The patient is told as of a new one: she may have taken
 * it away.
 * @throws NotFoundError when the thirty days are over
 */
export async function restoreTask(access: Acting, id: string): Promise<void> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .update(tasks)
    .set({ deletedAt: null, version: sql`${tasks.version} + 1` })
    .where(and(here(access, id), isRestorable(), changeableBy(access)))
    .returning({ id: tasks.id })
  if (rows.length === 0) await requireTask(access, id)
  access.trace({ action: "task.restored", permission: ACT, resourceIds: [id] })
  if (rows.length > 0 && scope.delegationId) await tellPatient(tx, patientId, "task", { subject: "task", subjectId: id })
}

/**
 * Changes the version that the person saw.
 * @throws OvertakenError for any other version
 * @throws NotFoundError for one that is not there for who asks
 */
export async function changeRow(access: PatientAccess<never>, change: Change, set: PgUpdateSetSource<typeof tasks>, also?: SQL) {
  const { id, version, action, permission } = change
  const rows = await access.tx
    .update(tasks)
    .set({ ...set, version: sql`${tasks.version} + 1` })
    .where(and(here(access, id), isNull(tasks.deletedAt), eq(tasks.version, version), also))
    .returning({ id: tasks.id })
  if (rows.length === 0) await requireTask(access, id)
  access.trace({ action, permission, resourceIds: [id] })
  if (rows.length === 0) throw new OvertakenError("tasks.changed_meanwhile")
}
