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
  if (own.helpedPatientIds.length === 0) throw new NotFoundError()
  await lockHeld(own)
  // Read again now that they are ours: while we waited, the patient may have given more.
  const held = await lockHeld(own)
  const named = held.find((row) => row.id === delegationId)
  if (!named) throw new NotFoundError()
  if (basisOf(named.basis)?.rests !== "consent") throw new ConflictError("helping.by_law")
  if (!LIVE.includes(named.status)) throw new ConflictError("delegation.already_ended")
  await endAccesses(own, held, named.patientId)
}

/**
 * Gives up helping everybody: what was given by consent ends, each patient is told, and who may help with their tasks is theirs to
 * say. Nothing is done where one of them rests on law.
 * @throws ConflictError `helping.by_law` where an access rests on law: a reviewer ends it
 */
export async function renounceAll(own: OwnAccess): Promise<void> {
  if (own.helpedPatientIds.length === 0) return
  await lockHeld(own)
  const live = (await lockHeld(own)).filter(({ status }) => LIVE.includes(status))
  if (live.some(({ basis }) => basisOf(basis)?.rests !== "consent")) throw new ConflictError("helping.by_law")
  for (const patientId of new Set(live.map((row) => row.patientId))) await endAccesses(own, live, patientId)
}

type Held = Awaited<ReturnType<typeof lockHeld>>

/** Ends what was given to the actor by consent in one space, and tells its patient once. */
async function endAccesses({ tx, actor }: OwnAccess, held: Held, patientId: string): Promise<void> {
  const ending = held.filter((row) => row.patientId === patientId && row.basis === consent.word && LIVE.includes(row.status))
  // The journal and the mail come first: once the last access has ended, the patient is a stranger again.
  for (const row of ending) {
    const doer = { actorAccountId: actor.accountId, basis: consent.word, delegationId: row.id }
    await appendAudit(tx, patientId, doer, [{ action: "delegation.renounced", resourceIds: [row.id] }])
  }
  const subjectId = ending.at(-1)?.id
  await tellPatient(tx, patientId, "answered", { subject: "renounced", subjectId, name: actor.displayName })
  for (const row of ending) {
    await tx
      .update(delegations)
      .set({ status: "ended", endedAt: sql`now()`, endReason: "renounced", version: sql`${delegations.version} + 1` })
      .where(and(eq(delegations.patientId, patientId), eq(delegations.id, row.id)))
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
