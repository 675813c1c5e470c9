import "server-only"
import { and, eq } from "drizzle-orm"
import { measures } from "@/drizzle/schema/measures"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { excludeItem, hideItem, judgeItem } from "@/lib/access/set-apart"
import { NotFoundError } from "@/lib/errors"
import { kindOfCode, type MeasureKind } from "../rules"

type Editing = PatientAccess<"view:measures" | "edit:measures">

/** Hides a measure from professionals (MASQUE_PS), or shows it again; its author and the attending doctor keep seeing it. */
export async function hideMeasure(access: Editing, id: string, hidden: boolean): Promise<MeasureKind> {
  await hideItem(access, measure(id), hidden)
  return told(access, hidden ? "measure.hidden_from_professionals" : "measure.shown_to_professionals", id)
}

/** Says whether a measure is sensitive: on that the patient has the last word. */
export async function judgeMeasure(access: Editing, id: string, sensitive: boolean): Promise<MeasureKind> {
  await judgeItem(access, measure(id), sensitive)
  return told(access, "measure.judged", id)
}

/**
 * Keeps one measure from one caregiver, who is not told, or shows it again; doing it twice is the same as once.
 * @throws NotFoundError for a measure that is not there, and for somebody whose access does not open measures
 */
export async function excludeFromMeasure(access: Editing, id: string, caregiverId: string, excluded: boolean) {
  await excludeItem(access, measure(id), caregiverId, excluded)
  return told(access, excluded ? "measure.excluded" : "measure.included", id)
}

const measure = (itemId: string) => ({ section: "measures", itemId }) as const

/** Gives the kind of the measure, for the way back. */
async function told(access: Editing, action: AuditAction, id: string): Promise<MeasureKind> {
  const { tx, patientId, scope } = access
  access.trace({ action, permission: "edit:measures", resourceIds: [id] })
  const [row] = await tx
    .select({ code: measures.code })
    .from(measures)
    .where(and(eq(measures.patientId, patientId), eq(measures.id, id), itemsWithin(measures, scope)))
  if (!row) throw new NotFoundError()
  return kindOfCode(row.code)
}
