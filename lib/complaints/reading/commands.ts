import "server-only"
import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { complaints } from "@/drizzle/schema/complaints"
import type { SystemTask } from "@/lib/access/system-task"
import { NotFoundError } from "@/lib/errors"
import { openWords } from "@/lib/platform/keys/sealed-words"
import { complaintSchema, type SaidComplaint } from "../schema"

export type WaitingComplaint = SaidComplaint & { id: string; sentAt: Date }

const isOpen = and(isNull(complaints.answeredAt), isNull(complaints.withdrawnAt))

/** What waits for an answer, the oldest first, for whoever runs the portal; whoever sent one is shown that it was read. */
export async function readComplaints({ tx }: SystemTask): Promise<WaitingComplaint[]> {
  const { id, wordsCiphertext, wrappedKey, rootKeyId, sentAt, readAt } = complaints
  const rows = await tx
    .select({ id, wordsCiphertext, wrappedKey, rootKeyId, sentAt })
    .from(complaints)
    .where(isOpen)
    .orderBy(asc(sentAt), asc(id))
  await tx
    .update(complaints)
    .set({ readAt: sql`now()` })
    .where(and(isOpen, isNull(readAt)))
  return rows.flatMap(({ wordsCiphertext: sealed, ...row }) => {
    if (!sealed) return []
    const said = complaintSchema.parse(JSON.parse(openWords({ ...row, wordsCiphertext: sealed }, row.id)))
    return [{ id: row.id, sentAt: row.sentAt, ...said }]
  })
}

/** Notes that one was answered, outside the portal. @throws NotFoundError for one that does not wait any more */
export async function answerComplaint({ tx }: SystemTask, complaintId: string): Promise<void> {
  const rows = await tx
    .update(complaints)
    .set({ answeredAt: sql`now()` })
    .where(and(eq(complaints.id, complaintId), isOpen))
    .returning({ id: complaints.id })
  if (rows.length === 0) throw new NotFoundError()
}
