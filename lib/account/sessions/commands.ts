import "server-only"
import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { sessions } from "@/drizzle/schema/sessions"
import { holdsNow } from "../queries"
import { MOST_SESSIONS } from "../rules"

/** So many sessions of one person hold at once, and no more: the oldest make room. One that ends anyway does not count. */
export async function endOldestSessions(tx: Transaction, accountId: string, leaving?: string): Promise<void> {
  const others = leaving ? ne(sessions.publicId, leaving) : undefined
  const tooMany = tx
    .select({ publicId: sessions.publicId })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), holdsNow, others))
    .orderBy(desc(sessions.startedAt), desc(sessions.publicId))
    .offset(MOST_SESSIONS)
  await tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: "replaced", idTokenCiphertext: null })
    .where(and(eq(sessions.accountId, accountId), inArray(sessions.publicId, tooMany)))
}
