import "server-only"
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm"
import { appointments } from "@/drizzle/schema/appointments"
import type { ItemState } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { dayInParis } from "@/lib/platform/days"
import { startsAt } from "../moment/queries"

const IN_ERROR: ItemState = "entered_in_error"

/** An appointment of the agenda as it stands beside what a document says. */
export type AtInstant = { id: string; withWhom: string; startsAt: Date }

/** The appointments at these instants that the reader may see. */
export async function listAppointmentsAt(
  access: PatientAccess<"view:appointments">,
  instants: readonly Date[],
): Promise<AtInstant[]> {
  if (instants.length === 0) return []
  const { tx, patientId, scope } = access
  const { id, withWhom, day, state, deletedAt } = appointments
  const days = [
    ...new Set(instants.flatMap((at) => [-1, 0, 1].map((away) => dayInParis(new Date(at.getTime() + away * 86_400_000))))),
  ]
  const rows = await tx
    .select({ id, withWhom, startsAt: sql`${startsAt()}`.mapWith(appointments.saidAt) })
    .from(appointments)
    .where(
      and(
        eq(appointments.patientId, patientId),
        isNull(deletedAt),
        ne(state, IN_ERROR),
        inArray(day, days),
        itemsWithin(appointments, scope),
      ),
    )
  return rows.filter((row) => instants.some((at) => at.getTime() === row.startsAt.getTime()))
}
