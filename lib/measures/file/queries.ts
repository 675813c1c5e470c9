import "server-only"
import { and, desc } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { MEASURE_CODES, type ShownKind } from "@/drizzle/measure-vocabulary"
import { measures } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"
import { COLUMNS, lineOf, stands, visible } from "../queries"
import type { MeasureLine } from "../rules"

/**
 * Every measure that may be seen, of one kind or of all, for a file that leaves Relais: the latest first. For the body mass index, what
 * it follows from.
 */
export async function listForFile(access: PatientAccess<"view:measures">, kind: ShownKind | undefined): Promise<MeasureLine[]> {
  const { tx, patientId, scope } = access
  const kinds = kind === "bmi" ? (["weight", "height"] as const) : kind && [kind]
  const ofKinds =
    kinds &&
    isAnyOf(
      measures.code,
      kinds.map((one) => MEASURE_CODES[one]),
    )
  const rows = await tx
    .select(COLUMNS)
    .from(measures)
    .where(and(visible(patientId, scope), stands, ofKinds))
    .orderBy(desc(measures.measuredAt), desc(measures.id))
  access.trace({ action: "measure.downloaded", permission: "view:measures", resourceIds: rows.map(({ id }) => id) })
  return rows.map((row) => lineOf(row, scope.actorAccountId))
}
