import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { MEASURE_CODES } from "@/drizzle/measure-vocabulary"
import { measureTargets } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"
import { entryOf } from "@/lib/access/sections"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import type { Target } from "./rules"

type Acting = PatientAccess<"act:measures">

/**
 * Sets where a kind should lie, with the professional's name and today; the one before ends.
 * @throws ForbiddenError for whoever is no professional, or none whom the matrix lets read vital signs
 */
export async function setTarget(access: Acting, input: Pick<Target, "kind" | "moment" | "least" | "most">): Promise<void> {
  const profession = requireReader(access)
  const { tx, patientId, actor } = access
  const code = MEASURE_CODES[input.kind]
  const { least, most, moment } = input
  await tx
    .update(measureTargets)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(measureTargets.patientId, patientId),
        eq(measureTargets.code, code),
        isNull(measureTargets.endedAt),
        sql`${measureTargets.mealMoment} is not distinct from ${moment}`,
      ),
    )
  const [made] = await tx
    .insert(measureTargets)
    .values({
      ...{ patientId, code, mealMoment: moment },
      ...{
        least: least?.[0] ?? null,
        leastDiastolic: least?.[1] ?? null,
        most: most?.[0] ?? null,
        mostDiastolic: most?.[1] ?? null,
      },
      ...{ authorAccountId: actor.accountId, authorName: actor.displayName, authorProfession: profession },
    })
    .returning({ id: measureTargets.id })
  access.trace({ action: "measure.target_set", permission: "act:measures", resourceIds: made ? [made.id] : [] })
}

/**
 * Ends a target: nothing is drawn from then on.
 * @throws NotFoundError for one that is not there, or has ended
 */
export async function withdrawTarget(access: Acting, targetId: string): Promise<void> {
  requireReader(access)
  const ended = await access.tx
    .update(measureTargets)
    .set({ endedAt: sql`now()` })
    .where(and(eq(measureTargets.patientId, access.patientId), eq(measureTargets.id, targetId), isNull(measureTargets.endedAt)))
    .returning({ id: measureTargets.id })
  if (ended.length === 0) throw new NotFoundError()
  access.trace({ action: "measure.target_withdrawn", permission: "act:measures", resourceIds: [targetId] })
}

/** The profession of a professional who may read what the target is about. */
function requireReader({ scope: { items }, actor, patientId }: Acting): string {
  const type = entryOf("measures").items?.type ?? ""
  const profession = actor.exercice?.professionCode
  if (items.kind !== "professional" || !items.types.includes(type) || !profession)
    throw new ForbiddenError("act:measures", patientId)
  return profession
}
