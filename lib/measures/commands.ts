import "server-only"
import { sql } from "drizzle-orm"
import { MEASURES } from "@/drizzle/measure-vocabulary"
import { measures } from "@/drizzle/schema/measures"
import { beginning, type ItemApart } from "@/lib/access/apart"
import { type DocumentWords, keepApart, keepPlace, keepSource } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { signatureOf } from "@/lib/access/signature"
import type { Reading } from "./rules"

/** What somebody says, and whether they were asked if so unusual a value is right. */
type Said = { reading: Reading; measuredAt: Date | null; unusualConfirmed?: boolean; from?: MeasureOrigin }
/** The document that a measure is read out of, in words that stay when it goes, and how close it begins as that does. */
type MeasureOrigin = { source: DocumentWords & { documentId: string }; documentVersion: number; apart: ItemApart }
type Adding = PatientAccess<"add:measures">

/**
 * Writes a measure down, signed by who says it. What somebody says whom the patient let in waits for the patient or a
 * professional to confirm it; what she says herself, who answers for a child, or a professional says, stands. The same form
 * sent twice is one measure. Without a moment it is of now.
 */
export async function addMeasure(access: Adding, input: Said): Promise<void> {
  const { tx, patientId } = access
  const { reading, measuredAt, unusualConfirmed = false, from } = input
  const [made] = await tx
    .insert(measures)
    .values({
      patientId,
      measuredAt: measuredAt ?? sql`now()`,
      ...columnsOf(reading),
      unusualConfirmed,
      ...(await signatureOf(access)),
      ...beginning({ sensitivity: "not", sensitiveTopic: null }, from?.apart),
      sourceDocumentId: from?.source.documentId,
      sourceDocumentVersion: from?.documentVersion,
    })
    .onConflictDoNothing()
    .returning({ id: measures.id })
  // Sent again, it adds nothing: what is said of it is that it stands in the list.
  access.trace({
    action: made ? "measure.added" : "measure.listed",
    permission: "add:measures",
    resourceIds: made ? [made.id] : [],
  })
  if (!made) return
  if (access.scope.items.kind === "professional") await keepPlace(access, "measures", made.id)
  if (from) await keepSource(access, "measures", made.id, from.source)
  await keepApart(access, "measures", made.id, from?.apart)
}

/** A reading as its columns, with the code and the unit of its kind. */
export function columnsOf(reading: Reading) {
  const { code, unit } = MEASURES[reading.kind]
  if (reading.kind !== "blood_pressure") {
    const { value, mealMoment = null, position = null } = reading
    return { code, unit, value, mealMoment, position }
  }
  const { systolic, diastolic, arm = null, position = null } = reading
  return { code, unit, systolic, diastolic, arm, position }
}
