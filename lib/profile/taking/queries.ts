import "server-only"
import { and, eq } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { lineTable } from "@/drizzle/schema/profile"
import { oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import type { Judged } from "@/lib/access/apart"
import type { PatientAccess } from "@/lib/access/require-access"
import type { LineSection } from "../rules"

/** How lines that the reader was shown are set apart now, by their ids. */
export async function readJudged(
  { tx, patientId }: PatientAccess<never>,
  section: LineSection,
  lineIds: readonly string[],
): Promise<Map<string, Judged>> {
  if (lineIds.length === 0) return new Map()
  const { id, sensitivity, sensitiveTopic, patientId: whose } = lineTable(section)
  const rows = await tx
    .select({ id, sensitivity, sensitiveTopic })
    .from(lineTable(section))
    .where(and(eq(whose, patientId), isAnyOf(id, lineIds)))
  return new Map(
    rows.map((row) => {
      const topic = SENSITIVE_TOPICS.find((word) => word === row.sensitiveTopic) ?? null
      return [row.id, { sensitivity: oneOf(SENSITIVITIES, row.sensitivity), sensitiveTopic: topic }]
    }),
  )
}
