import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { MEASURE_CODES, type MealMoment, type MeasureKind } from "@/drizzle/measure-vocabulary"
import { practised } from "@/drizzle/practised"
import { measureTargets } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Target } from "./rules"

/** The targets of one kind that stand. */
export async function listTargets({ tx, patientId }: PatientAccess<"view:measures">, kind: MeasureKind): Promise<Target[]> {
  const rows = await tx
    .select({
      id: measureTargets.id,
      moment: measureTargets.mealMoment,
      least: measureTargets.least,
      most: measureTargets.most,
      leastDiastolic: measureTargets.leastDiastolic,
      mostDiastolic: measureTargets.mostDiastolic,
      authorName: measureTargets.authorName,
      authorProfession: practised(measureTargets.authorProfession, measureTargets.authorAccountId),
      setAt: measureTargets.setAt,
    })
    .from(measureTargets)
    .where(
      and(eq(measureTargets.patientId, patientId), eq(measureTargets.code, MEASURE_CODES[kind]), isNull(measureTargets.endedAt)),
    )
  return rows.map(({ least, leastDiastolic, most, mostDiastolic, moment, ...row }) => ({
    ...row,
    kind,
    moment: moment as MealMoment | null,
    least: bothOf(least, leastDiastolic),
    most: bothOf(most, mostDiastolic),
  }))
}

const bothOf = (one: number | null, other: number | null) => (one === null ? null : other === null ? [one] : [one, other])
