import "server-only"
import { and, eq, isNull, ne, sql } from "drizzle-orm"
import { measures } from "@/drizzle/schema/measures"
import type { ItemState } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { type Reading, readingOf } from "../rules"

const IN_ERROR: ItemState = "entered_in_error"

/** What was measured at these instants, of what the reader may see. */
export async function listTakenAt(
  access: PatientAccess<"view:measures">,
  instants: readonly Date[],
): Promise<{ at: Date; reading: Reading }[]> {
  const { tx, patientId, scope } = access
  const { code, value, systolic, diastolic, mealMoment, arm, position, measuredAt, deletedAt, state } = measures
  const asked = sql.param(instants.map((instant) => instant.toISOString()))
  const rows = await tx
    .select({ code, value, systolic, diastolic, mealMoment, arm, position, measuredAt })
    .from(measures)
    .where(
      and(
        eq(measures.patientId, patientId),
        isNull(deletedAt),
        ne(state, IN_ERROR),
        sql`${measuredAt} = any(${asked}::timestamptz[])`,
        itemsWithin(measures, scope),
      ),
    )
  return rows.map(({ measuredAt: at, ...row }) => ({ at, reading: readingOf(row) }))
}
