import "server-only"
import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { patients, spaceVisits } from "@/drizzle/schema/patients"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import type { PatientAccess } from "@/lib/access/require-access"
import { appendAudit } from "@/lib/audit/append"
import { ConflictError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { isUniqueViolation } from "@/lib/platform/database-faults"
import { keyring, newKey } from "@/lib/platform/keys"

/**
 * Opens the actor's own space, with the identity traits that the provider gave and a key of its own.
 * @throws ConflictError when this account holds a space already
 */
export async function openSpace(actor: Actor): Promise<string> {
  const { traits } = actor
  if (!traits) throw new ConflictError("space_needs_a_citizen")
  const patientId = randomUUID()
  const { wrappedKey, rootKeyId } = keyring({ current: configuration().rootKey }).wrapPatientKey(newKey(), patientId)
  try {
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, actor, [patientId])
      await tx.insert(patients).values({ patientId, holderAccountId: actor.accountId, ...traits, wrappedKey, rootKeyId })
      const doer = { actorAccountId: actor.accountId, basis: "self", delegationId: null } as const
      await appendAudit(tx, patientId, doer, [{ action: "space.opened" }])
    })
  } catch (error) {
    if (isUniqueViolation(error, "holder_directory_pkey")) throw new ConflictError("space_already_open")
    throw error
  }
  return patientId
}

/** Notes that the actor is here; a visit within the hour is the same visit. */
export async function recordVisit(access: PatientAccess<never>): Promise<void> {
  await access.tx
    .insert(spaceVisits)
    .values({ patientId: access.patientId, accountId: access.actor.accountId })
    .onConflictDoUpdate({
      target: [spaceVisits.patientId, spaceVisits.accountId],
      set: { visitedAt: sql`now()`, previousVisitAt: sql`${spaceVisits.visitedAt}` },
      setWhere: sql`${spaceVisits.visitedAt} < now() - interval '1 hour'`,
    })
}
