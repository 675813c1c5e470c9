import "server-only"
import { eq, sql } from "drizzle-orm"
import { answerTimes } from "@/drizzle/schema/threads"
import type { OwnAccess } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"

/**
 * Says when a professional answers, for everybody who would write; nothing written takes the sentence back.
 * @throws NotFoundError for who is no professional
 */
export async function sayAnswerTime({ tx, actor }: OwnAccess, sentence: string): Promise<void> {
  if (!actor.exercice) throw new NotFoundError()
  const { accountId } = actor
  if (sentence === "") {
    await tx.delete(answerTimes).where(eq(answerTimes.accountId, accountId))
    return
  }
  await tx
    .insert(answerTimes)
    .values({ accountId, sentence })
    .onConflictDoUpdate({ target: answerTimes.accountId, set: { sentence, saidAt: sql`now()` } })
}
