import "server-only"
import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm"
import { appointments } from "@/drizzle/schema/appointments"
import type { ItemState } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { DAYS_TO_RESTORE } from "../rules"

type Access = PatientAccess<never>
const IN_ERROR: ItemState = "entered_in_error"

/** The appointments that somebody may change: their own, and for who decides all that stand. */
export function changeableBy({ actor, scope }: Access): SQL | undefined {
  const theirs = decides(scope) ? undefined : eq(appointments.authorAccountId, actor.accountId)
  return and(theirs, ne(appointments.state, IN_ERROR))
}

/** Cancelled less than thirty days ago by the database's clock. */
export const isRestorable = () => sql`${appointments.deletedAt} > now() - make_interval(days => ${DAYS_TO_RESTORE})`

/** The row of one appointment, as far as who asks may see it. */
export const here = ({ patientId, scope }: Access, id: string) =>
  and(eq(appointments.patientId, patientId), eq(appointments.id, id), itemsWithin(appointments, scope))

/**
 * One that stands there for who asks, and is not refused.
 * @throws NotFoundError for any other
 */
export async function requireStanding(access: Access, id: string): Promise<void> {
  const [row] = await access.tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(here(access, id), isNull(appointments.deletedAt), ne(appointments.state, IN_ERROR)))
  if (!row) throw new NotFoundError()
}
