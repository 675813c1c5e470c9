import "server-only"
import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { complaints } from "@/drizzle/schema/complaints"
import type { SystemTask } from "@/lib/access/system-task"
import { NotFoundError } from "@/lib/errors"
import { openWords, type SealedWords } from "@/lib/platform/keys/sealed-words"
import { complaintSchema, type SaidComplaint } from "../schema"

/** `said` is null where the words do not open. */
export type WaitingComplaint = { id: string; sentAt: Date; said: SaidComplaint | null }

const isOpen = and(isNull(complaints.answeredAt), isNull(complaints.withdrawnAt))

/** What waits for an answer, the oldest first, for whoever runs the portal; whoever sent one that opens is shown that it was read. */
export async function readComplaints({ tx }: SystemTask): Promise<WaitingComplaint[]> {
  const { id, wordsCiphertext, wrappedKey, rootKeyId, sentAt, readAt } = complaints
  const rows = await tx
    .select({ id, wordsCiphertext, wrappedKey, rootKeyId, sentAt })
    .from(complaints)
    .where(isOpen)
    .orderBy(asc(sentAt), asc(id))
  const waiting = rows.flatMap(({ wordsCiphertext: sealed, ...row }) =>
    sealed ? [{ id: row.id, sentAt: row.sentAt, said: wordsOf({ ...row, wordsCiphertext: sealed }, row.id) }] : [],
  )
  const read = waiting.flatMap((one) => (one.said ? one.id : []))
  // Another may have come meanwhile: nobody has read it.
  await tx
    .update(complaints)
    .set({ readAt: sql`now()` })
    .where(and(isOpen, isNull(readAt), isAnyOf(id, read)))
  return waiting
}

function wordsOf(sealed: SealedWords, complaintId: string): SaidComplaint | null {
  try {
    return complaintSchema.parse(JSON.parse(openWords(sealed, complaintId)))
  } catch {
    return null
  }
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
