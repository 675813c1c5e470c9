import "server-only"
import { and, asc, eq, isNull, lte, ne } from "drizzle-orm"
import { medications } from "@/drizzle/schema/profile"
import { refills } from "@/drizzle/schema/refills"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceInEach } from "@/lib/access/own-lines"
import { listOpenSpaces } from "@/lib/access/own-scopes"
import { withinSpaces } from "@/lib/access/within-spaces"
import { dayInParis } from "@/lib/platform/days"
import { daysLeft, type LowLine } from "../rules"

/**
 * The treatments of which little is left today in every space that is open to the actor, of those that the actor may read there
 * now. Whose were shown reads it in their journal.
 */
export async function listLowInEach(own: OwnAccess): Promise<LowLine[]> {
  const spaces = await listOpenSpaces(own, "view:medications")
  if (spaces.length === 0) return []
  const today = dayInParis(new Date())
  const { patientId, medicationId: id, dosesLeft, dosesADay, dosesAWeek, countedOn, tellOn } = refills
  const isStillTaken = and(isNull(medications.deletedAt), isNull(medications.endedOn), ne(medications.state, "entered_in_error"))
  const rows = await own.tx
    .select({ patientId, id, label: medications.label, dosesLeft, dosesADay, dosesAWeek, countedOn })
    .from(refills)
    .innerJoin(medications, and(eq(medications.patientId, patientId), eq(medications.id, id)))
    .where(and(lte(tellOn, today), isStillTaken, withinSpaces(medications, spaces)))
    .orderBy(asc(tellOn), asc(id))
  await traceInEach(own, spaces, { action: "profile.listed", permission: "view:medications" }, rows)
  const low = rows.map(({ label, ...row }) => ({
    ...{ id: row.id, patientId: row.patientId, label },
    daysLeft: daysLeft(row, today),
  }))
  return low.sort((one, other) => one.daysLeft - other.daysLeft)
}
