import "server-only"
import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { sessions } from "@/drizzle/schema/sessions"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { NotFoundError } from "@/lib/errors"
import { placeKey, SESSION_HOURS } from "../rules"
import { exerciceSchema } from "../schema"

/**
 * Keeps the place of practice picked for this session, only one that the provider listed, by its position in the list; says
 * whether the person worked last at another place.
 */
export async function pickExercice(actor: Actor, position: number): Promise<{ isAnotherPlace: boolean }> {
  const own = and(eq(sessions.accountId, actor.accountId), eq(sessions.publicId, actor.sessionPublicId))
  return asAccount(actor.accountId, async (tx) => {
    const before = await lastPlace(tx, actor)
    const [row] = await tx
      .update(sessions)
      .set({ exercice: sql`${sessions.exerciceChoices} -> ${position}::int` })
      .where(and(own, isNull(sessions.endedAt), sql`${sessions.exerciceChoices} -> ${position}::int is not null`))
      .returning({ exercice: sessions.exercice })
    if (!row) throw new NotFoundError()
    return { isAnotherPlace: before !== null && before !== placeKey(exerciceSchema.parse(row.exercice)) }
  })
}

/** Where a professional works in this session, or worked in the one used last, for as long as a session lasts at most. */
async function lastPlace(tx: Transaction, actor: Actor): Promise<string | null> {
  const [row] = await tx
    .select({ exercice: sessions.exercice })
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, actor.accountId),
        isNotNull(sessions.exercice),
        sql`now() < ${sessions.lastSeenAt} + make_interval(hours => ${SESSION_HOURS}::int)`,
      ),
    )
    .orderBy(desc(eq(sessions.publicId, actor.sessionPublicId)), desc(sessions.lastSeenAt))
    .limit(1)
  return row ? placeKey(exerciceSchema.parse(row.exercice)) : null
}
