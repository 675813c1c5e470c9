import "server-only"
import { and, desc, eq, inArray, ne, or, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import type { InvitationAccess } from "@/lib/access/invitation-access"

/** The access that this person holds already to the same space, or is about to: their yes waits for the patient's. */
export type Held = { id: string; isConfirmed: boolean }

/** That access, of another invitation than this one, or null. */
export async function findHeld({ tx, actor, patientId, delegationId }: InvitationAccess): Promise<Held | null> {
  const isConfirmed = sql<boolean>`${delegations.status} <> 'accepted'`
  const [held] = await tx
    .select({ id: delegations.id, isConfirmed })
    .from(delegations)
    .where(
      and(
        eq(delegations.patientId, patientId),
        eq(delegations.caregiverAccountId, actor.accountId),
        ne(delegations.id, delegationId),
        or(
          eq(delegations.status, "accepted"),
          and(inArray(delegations.status, ["waiting", "active", "suspended"]), sql`${delegations.closesAt} > now()`),
        ),
      ),
    )
    .orderBy(desc(isConfirmed))
  return held ?? null
}
