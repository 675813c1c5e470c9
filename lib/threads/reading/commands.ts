import "server-only"
import { sql } from "drizzle-orm"
import { threadReads } from "@/drizzle/schema/threads"
import type { PatientAccess } from "@/lib/access/require-access"

/** From now on who looks has read a thread that was shown to them up to this place; in a preview nothing is read. */
export async function markThreadRead(access: PatientAccess<"view:messages">, threadId: string, position: number): Promise<void> {
  const { tx, patientId, actor, preview } = access
  if (preview) return
  await tx
    .insert(threadReads)
    .values({ patientId, threadId, accountId: actor.accountId, position })
    .onConflictDoUpdate({
      target: [threadReads.patientId, threadReads.threadId, threadReads.accountId],
      set: { position, readAt: sql`now()` },
      // Two pages of one person: the one that saw more counts.
      setWhere: sql`${threadReads.position} < excluded.position`,
    })
}
