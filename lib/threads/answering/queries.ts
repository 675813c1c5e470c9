import "server-only"
import { eq, sql } from "drizzle-orm"
import { answerTimes } from "@/drizzle/schema/threads"
import type { OwnAccess } from "@/lib/access/own-access"
import type { PatientAccess } from "@/lib/access/require-access"

/** When each of these professionals answers, in their own words; of who said nothing, nothing. */
export async function listAnswerTimes(
  { tx }: PatientAccess<never>,
  accountIds: readonly string[],
): Promise<Record<string, string>> {
  if (accountIds.length === 0) return {}
  const rows = await tx.execute<{ id: string; said: string | null }>(sql`
    select asked.id::text, relais.answer_time(asked.id) as said from unnest(${sql.param([...accountIds])}::uuid[]) asked (id)`)
  return Object.fromEntries(rows.flatMap(({ id, said }) => (said === null ? [] : [[id, said]])))
}

/** The professional's own sentence; null where they wrote none. */
export async function getAnswerTime({ tx, actor }: OwnAccess): Promise<string | null> {
  const [row] = await tx
    .select({ sentence: answerTimes.sentence })
    .from(answerTimes)
    .where(eq(answerTimes.accountId, actor.accountId))
  return row?.sentence ?? null
}
