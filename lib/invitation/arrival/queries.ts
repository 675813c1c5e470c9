import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import type { InvitationAccess } from "@/lib/access/invitation-access"

/** The access that this person holds already to the same space, or null. */
export async function findHeld({ tx, actor, patientId }: InvitationAccess): Promise<string | null> {
  const [held] = await tx
    .select({ id: delegations.id })
    .from(delegations)
    .where(
      and(
        eq(delegations.patientId, patientId),
        eq(delegations.caregiverAccountId, actor.accountId),
        inArray(delegations.status, ["waiting", "active", "suspended"]),
        sql`${delegations.closesAt} > now()`,
      ),
    )
  return held?.id ?? null
}
