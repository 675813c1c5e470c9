import "server-only"
import { eq } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { professionalDirectory } from "@/drizzle/schema/care"
import { delegationDirectory } from "@/drizzle/schema/delegations"
import { holderDirectory } from "@/drizzle/schema/patients"
import type { Actor } from "./actor"
import { identify } from "./database-session"

/**
 * What is the actor's own: the patients found in the directories under this account. The transaction is identified
 * with exactly those patients, so that a list over several starts from the actor and never from the patients.
 */
export type OwnAccess = {
  tx: Transaction
  actor: Actor
  ownPatientId: string | null
  helpedPatientIds: readonly string[]
  /** Spaces in which a professional was named or let in, once; the patients' rows say whether he still may. */
  treatedPatientIds: readonly string[]
}

/** Finds the actor's patients and does the work in the same transaction. */
export async function withOwn<Result>(actor: Actor, work: (own: OwnAccess) => Promise<Result>): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const [held, helped, treated] = [
      await tx
        .select({ patientId: holderDirectory.patientId })
        .from(holderDirectory)
        .where(eq(holderDirectory.accountId, actor.accountId)),
      await tx
        .selectDistinct({ patientId: delegationDirectory.patientId })
        .from(delegationDirectory)
        .where(eq(delegationDirectory.caregiverAccountId, actor.accountId)),
      actor.face === "professional" ? await listTreated(tx, actor) : [],
    ]
    const ownPatientId = held[0]?.patientId ?? null
    const helpedPatientIds = helped.map((row) => row.patientId)
    const treatedPatientIds = treated.map((row) => row.patientId)
    await identify(tx, actor, [...(ownPatientId ? [ownPatientId] : []), ...helpedPatientIds, ...treatedPatientIds])
    return work({ tx, actor, ownPatientId, helpedPatientIds, treatedPatientIds })
  })
}

function listTreated(tx: Transaction, { accountId }: Actor) {
  return tx
    .select({ patientId: professionalDirectory.patientId })
    .from(professionalDirectory)
    .where(eq(professionalDirectory.professionalAccountId, accountId))
}
