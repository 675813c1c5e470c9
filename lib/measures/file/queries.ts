import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { MEASURE_CODES, type MeasureKind } from "@/drizzle/measure-vocabulary"
import { measures } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"
import { COLUMNS, lineOf, stands, visible } from "../queries"
import type { MeasureLine } from "../rules"

/** Every measure that may be seen, of one kind or of all, for a file that leaves Relais: the latest first. */
export async function listForFile(access: PatientAccess<"view:measures">, kind: MeasureKind | undefined): Promise<MeasureLine[]> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select(COLUMNS)
    .from(measures)
    .where(and(visible(patientId, scope), stands, kind && eq(measures.code, MEASURE_CODES[kind])))
    .orderBy(desc(measures.measuredAt), desc(measures.id))
  access.trace({ action: "measure.downloaded", permission: "view:measures", resourceIds: rows.map(({ id }) => id) })
  return rows.map((row) => lineOf(row, scope.actorAccountId))
}
