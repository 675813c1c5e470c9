import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { threadMembers } from "@/drizzle/schema/threads"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { requireThread } from "../queries"
import { listCaregivers } from "./queries"

type Editing = PatientAccess<"edit:messages">
type Of = { threadId: string; accountId: string }

/**
 * Lets somebody who helps into a thread: they read from its next message on. Doing it twice is the same as once.
 * @throws ConflictError for somebody whose access does not hold messages
 */
export async function addToThread(access: Editing, { threadId, accountId }: Of): Promise<void> {
  const { tx, patientId } = access
  await requireThread(access, threadId)
  tell(access, "thread.member_added", threadId)
  const caregiver = (await listCaregivers(access)).find((one) => one.accountId === accountId)
  if (!caregiver) throw new ConflictError("threads.member_gone")
  const { kind, name } = caregiver
  await tx
    .insert(threadMembers)
    .values({ patientId, threadId, accountId, kind, name })
    .onConflictDoUpdate({
      target: [threadMembers.patientId, threadMembers.threadId, threadMembers.accountId],
      set: { removedAt: null },
    })
}

/** Takes somebody who helps out of a thread: they read nothing of it any more. Doing it twice is the same as once. */
export async function removeFromThread(access: Editing, of: Of): Promise<void> {
  tell(access, "thread.member_removed", of.threadId)
  // A professional stays in the threads that they are in: it is closed, or they are no longer let in at all.
  await change(access, of, { removedAt: sql`coalesce(${threadMembers.removedAt}, now())` }, eq(threadMembers.kind, "caregiver"))
}

/** Opens to somebody in a thread what was said in it before they came, or came back. Doing it twice is the same as once. */
export async function shareEarlier(access: Editing, of: Of): Promise<void> {
  tell(access, "thread.shared", of.threadId)
  await change(access, of, { readsFrom: 1 }, isNull(threadMembers.removedAt))
}

type Set = Parameters<ReturnType<Editing["tx"]["update"]>["set"]>[0]

async function change(access: Editing, { threadId, accountId }: Of, set: Set, also: SQL): Promise<void> {
  const { tx, patientId } = access
  await requireThread(access, threadId)
  const isThis = and(
    eq(threadMembers.patientId, patientId),
    eq(threadMembers.threadId, threadId),
    eq(threadMembers.accountId, accountId),
  )
  const rows = await tx.update(threadMembers).set(set).where(and(isThis, also)).returning({ id: threadMembers.accountId })
  if (rows.length === 0) throw new NotFoundError()
}

function tell(access: Editing, action: AuditAction, threadId: string): void {
  access.trace({ action, permission: "edit:messages", resourceIds: [threadId] })
}
