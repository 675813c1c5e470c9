import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { delegations } from "@/drizzle/schema/delegations"
import { basisOf } from "@/lib/access/bases"
import { consent } from "@/lib/access/bases/consent"
import type { OwnAccess } from "@/lib/access/own-access"
import { appendAudit } from "@/lib/audit/append"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"

const LIVE = ["accepted", "waiting", "active", "suspended"]

/**
 * Gives up helping somebody: every access that the actor was given to this space ends, and the patient is told.
 * @throws ConflictError for an access that rests on law: a reviewer ends it
 */
export async function renounce(own: OwnAccess, delegationId: string): Promise<void> {
  const { tx, actor } = own
  const here = (id: string, patientId: string) => and(eq(delegations.patientId, patientId), eq(delegations.id, id))
  if (own.helpedPatientIds.length === 0) throw new NotFoundError()
  await lockHeld(own)
  // Read again now that they are ours: while we waited, the patient may have given more.
  const held = await lockHeld(own)
  const named = held.find((row) => row.id === delegationId)
  if (!named) throw new NotFoundError()
  if (basisOf(named.basis)?.rests !== "consent") throw new ConflictError("helping.by_law")
  if (!LIVE.includes(named.status)) throw new ConflictError("delegation.already_ended")
  const ending = held.filter(
    (row) => row.patientId === named.patientId && row.basis === consent.word && LIVE.includes(row.status),
  )
  // The journal and the mail come first: once the last access has ended, the patient is a stranger again.
  for (const row of ending) {
    const doer = { actorAccountId: actor.accountId, basis: consent.word, delegationId: row.id }
    await appendAudit(tx, row.patientId, doer, [{ action: "delegation.renounced", resourceIds: [row.id] }])
  }
  await tellPatient(tx, named.patientId, "answered", {
    subject: "renounced",
    subjectId: named.id,
    name: actor.displayName,
  })
  for (const row of ending) {
    await tx
      .update(delegations)
      .set({ status: "ended", endedAt: sql`now()`, endReason: "renounced", version: sql`${delegations.version} + 1` })
      .where(here(row.id, row.patientId))
  }
}

function lockHeld({ tx, actor, helpedPatientIds }: OwnAccess) {
  return tx
    .select({ id: delegations.id, patientId: delegations.patientId, status: delegations.status, basis: delegations.basis })
    .from(delegations)
    .where(and(isAnyOf(delegations.patientId, helpedPatientIds), eq(delegations.caregiverAccountId, actor.accountId)))
    .orderBy(delegations.id)
    .for("update")
}
