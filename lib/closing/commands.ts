import "server-only"
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { delegations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import { openDelegation } from "@/lib/access/bases/delegated"
import type { PatientAccess } from "@/lib/access/require-access"
import { isSteppedUp } from "@/lib/account/rules"
import { ConflictError } from "@/lib/errors"
import { tellAccount, tellPatient } from "@/lib/notices/tell"

type Acting = PatientAccess<"act:closing">

/**
 * Asks for the space to be closed: nothing changes for 48 hours, then it is shut to everybody else, and erased 30 days later. Asked
 * again meanwhile, by another tab, it goes on as it was asked first.
 * @throws ConflictError `closing.sign_in_anew` without a sign-in of a short while ago
 */
export async function askToClose(access: Acting): Promise<void> {
  if (!isSteppedUp(access.actor.steppedUpAt, new Date())) throw new ConflictError("closing.sign_in_anew")
  const { tx, patientId } = access
  const asked = await tx
    .update(patients)
    .set({ closingAskedAt: sql`now()` })
    .where(and(eq(patients.patientId, patientId), isNull(patients.closingAskedAt)))
    .returning({ id: patients.patientId })
  if (asked.length === 0) return access.trace({ action: "closing.viewed", permission: "act:closing" })
  await tellPatient(tx, patientId, "closing", { subject: "closing_asked", subjectId: patientId })
  access.trace({ action: "closing.asked", permission: "act:closing" })
}

/** Comes back, in one gesture and without signing in anew: everything is as it was. Whoever was told that the space is shut is told. */
export async function undoClosing(access: Acting): Promise<void> {
  const { tx, patientId } = access
  const [before] = await tx
    .select({ shutToldAt: patients.shutToldAt })
    .from(patients)
    .where(and(eq(patients.patientId, patientId), isNotNull(patients.closingAskedAt)))
    .for("update")
  if (!before) return access.trace({ action: "closing.viewed", permission: "act:closing" })
  await tx.update(patients).set({ closingAskedAt: null }).where(eq(patients.patientId, patientId))
  await tellPatient(tx, patientId, "closing", { subject: "closing_undone", subjectId: patientId })
  if (before.shutToldAt) await tellHelpers(tx, patientId, "space_open_again")
  access.trace({ action: "closing.undone", permission: "act:closing" })
}

/** Tells everybody whose access is open that there is, or is again, nothing for it to open. */
export async function tellHelpers(tx: Transaction, patientId: string, subject: "space_shut" | "space_open_again") {
  const helpers = await tx
    .selectDistinct({ accountId: delegations.caregiverAccountId })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), sql.raw(openDelegation("delegations"))))
  for (const { accountId } of helpers) {
    await tellAccount(tx, accountId, "changed", { subject, subjectId: patientId, whose: patientId })
  }
}
