import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { MEASURE_CODES, MEASURE_UNITS } from "@/drizzle/measure-vocabulary"
import { delegations } from "@/drizzle/schema/delegations"
import { measures } from "@/drizzle/schema/measures"
import type { AuthorKind, ItemState } from "@/drizzle/vocabulary"
import { keepPlace } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Reading } from "./rules"

type Adding = PatientAccess<"add:measures">

/**
 * Writes a measure down, signed by who says it. What somebody says whom the patient let in waits for the patient or a
 * professional to confirm it; what she says herself, who answers for a child, or a professional says, stands. The same form
 * sent twice is one measure. Without a moment it is of now.
 */
export async function addMeasure(access: Adding, input: { reading: Reading; measuredAt: Date | null }): Promise<void> {
  const { tx, patientId } = access
  const { reading, measuredAt } = input
  const [made] = await tx
    .insert(measures)
    .values({
      patientId,
      measuredAt: measuredAt ?? sql`now()`,
      ...numbersOf(reading),
      ...(await authorOf(access)),
      sensitivity: "not",
    })
    .onConflictDoNothing({
      target: [
        measures.patientId,
        measures.authorAccountId,
        measures.code,
        measures.measuredAt,
        measures.value,
        measures.systolic,
        measures.diastolic,
      ],
    })
    .returning({ id: measures.id })
  // Sent again, it adds nothing: what is said of it is that it stands in the list.
  access.trace({
    action: made ? "measure.added" : "measure.listed",
    permission: "add:measures",
    resourceIds: made ? [made.id] : [],
  })
  if (made && access.scope.items.kind === "professional") await keepPlace(access, "measures", made.id)
}

function numbersOf(reading: Reading) {
  const { kind } = reading
  const said = { code: MEASURE_CODES[kind], unit: MEASURE_UNITS[kind] }
  if (kind === "weight") return { ...said, value: reading.value }
  return { ...said, systolic: reading.systolic, diastolic: reading.diastolic }
}

async function authorOf({ tx, patientId, actor, scope }: Adding) {
  const signed = { authorAccountId: actor.accountId, authorName: actor.displayName }
  const as = (authorKind: AuthorKind, state: ItemState = "confirmed") => ({ ...signed, authorKind, state })
  if (scope.items.kind === "professional") {
    return { ...as("professional"), authorProfession: actor.exercice?.professionCode ?? null }
  }
  if (!scope.delegationId) return as("patient")
  const [row] = await tx
    .select({ relation: delegations.relation })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, scope.delegationId)))
  const state = scope.items.kind === "representative" ? "confirmed" : "proposed"
  return { ...as("caregiver", state), authorRelation: row?.relation ?? null }
}
