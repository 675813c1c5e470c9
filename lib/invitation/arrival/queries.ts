import "server-only"
import { and, desc, eq, inArray, ne, or, sql } from "drizzle-orm"
import { delegations, invitationNoes } from "@/drizzle/schema/delegations"
import type { InvitationNo } from "@/drizzle/vocabulary"
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

/** The no that this person has said to this invitation, or null. */
export async function findSaid({ tx, actor, patientId, invitationId }: InvitationAccess): Promise<InvitationNo | null> {
  const [said] = await tx
    .select({ word: sql<InvitationNo>`${invitationNoes.word}` })
    .from(invitationNoes)
    .where(
      and(
        eq(invitationNoes.patientId, patientId),
        eq(invitationNoes.invitationId, invitationId),
        eq(invitationNoes.accountId, actor.accountId),
      ),
    )
  return said?.word ?? null
}
