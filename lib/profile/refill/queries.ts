import "server-only"
import { and, asc, eq, isNull, ne } from "drizzle-orm"
import { medications } from "@/drizzle/schema/profile"
import { refills } from "@/drizzle/schema/refills"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { dayInParis } from "@/lib/platform/days"
import { type Count, daysLeft, emptyOn } from "./rules"

type Viewing = PatientAccess<"view:medications">

/** What is left of a treatment: for whoever may read its line. */
export type Supply = Count & { medicationId: string; emptyOn: string; daysLeft: number }

/** Whom it is told, and how many days before: for who decides for the patient. */
export type Telling = {
  daysBefore: number
  tellOn: string
  tellsPatient: boolean
  caregiverAccountId: string | null
  toldAt: Date | null
}

const {
  medicationId,
  dosesLeft,
  dosesADay,
  dosesAWeek,
  countedOn,
  daysBefore,
  tellOn,
  tellsPatient,
  caregiverAccountId,
  toldAt,
} = refills

const supplied = <Row extends Count>(row: Row, today: string) => ({
  ...row,
  emptyOn: emptyOn(row),
  daysLeft: daysLeft(row, today),
})

/** What is left of one treatment that is still taken, as somebody counted it; null where nobody did. */
export async function getSupply(access: Viewing, lineId: string): Promise<Supply | null> {
  const [row] = await access.tx
    .select({ medicationId, dosesLeft, dosesADay, dosesAWeek, countedOn })
    .from(refills)
    .innerJoin(medications, isOf)
    .where(and(isTaken(access), eq(medicationId, lineId)))
  return row ? supplied(row, dayInParis(new Date())) : null
}

/** Whom it is told; the person alone reads it. */
export async function getTelling({ tx, patientId }: PatientAccess<"edit:medications">, lineId: string): Promise<Telling | null> {
  const [row] = await tx
    .select({ daysBefore, tellOn, tellsPatient, caregiverAccountId, toldAt })
    .from(refills)
    .where(and(eq(refills.patientId, patientId), eq(medicationId, lineId)))
  return row ?? null
}

/** The treatments of which little is left today, the one that ends first before the others, each with its name. */
export async function listLow(access: Viewing): Promise<(Supply & { label: string })[]> {
  const today = dayInParis(new Date())
  const rows = await access.tx
    .select({ medicationId, dosesLeft, dosesADay, dosesAWeek, countedOn, tellOn, label: medications.label })
    .from(refills)
    .innerJoin(medications, isOf)
    .where(isTaken(access))
    .orderBy(asc(tellOn))
  const low = rows.filter((row) => row.tellOn <= today).map((row) => supplied(row, today))
  return low.sort((one, other) => one.daysLeft - other.daysLeft)
}

const isOf = and(eq(medications.patientId, refills.patientId), eq(medications.id, refills.medicationId))

const isTaken = ({ patientId, scope }: Viewing) =>
  and(
    eq(refills.patientId, patientId),
    eq(medications.patientId, patientId),
    isNull(medications.deletedAt),
    isNull(medications.endedOn),
    ne(medications.state, "entered_in_error"),
    itemsWithin(medications, scope),
  )
