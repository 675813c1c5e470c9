import "server-only"
import { eq, sql } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { ageOn } from "@/lib/identity/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { type Closing, closingState, endsAt, shutsAt } from "./rules"

/** How far the closing of the space is, for its person. */
export async function getClosing(access: PatientAccess<"view:closing">): Promise<Closing> {
  const { tx, patientId } = access
  access.trace({ action: "closing.viewed", permission: "view:closing" })
  const [row] = await tx
    .select({
      askedAt: patients.closingAskedAt,
      birthDate: patients.birthDate,
      now: sql`now()`.mapWith(patients.openedAt),
      today: sql<string>`(now() at time zone 'Europe/Paris')::date::text`,
    })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  const { askedAt, birthDate, now, today } = row
  return {
    state: closingState(askedAt, now),
    shutsAt: askedAt && shutsAt(askedAt),
    endsAt: askedAt && endsAt(askedAt),
    isOfAge: ageOn(birthDate, today) >= ruleValue("majority").value,
  }
}
