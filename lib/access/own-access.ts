import "server-only"
import { eq } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { delegationDirectory } from "@/drizzle/schema/delegations"
import { holderDirectory } from "@/drizzle/schema/patients"
import type { Actor } from "./actor"
import { identify } from "./database-session"

/**
 * What is the actor's own: the patients found in the directories under this account. The transaction is identified
 * with exactly those patients, so that a list over several starts from the actor and never from the patients.
 */
export type OwnAccess = { tx: Transaction; actor: Actor; ownPatientId: string | null; helpedPatientIds: readonly string[] }

/** Finds the actor's patients and does the work in the same transaction. */
export async function withOwn<Result>(actor: Actor, work: (own: OwnAccess) => Promise<Result>): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const [held, helped] = [
      await tx
        .select({ patientId: holderDirectory.patientId })
        .from(holderDirectory)
        .where(eq(holderDirectory.accountId, actor.accountId)),
      await tx
        .selectDistinct({ patientId: delegationDirectory.patientId })
        .from(delegationDirectory)
        .where(eq(delegationDirectory.caregiverAccountId, actor.accountId)),
    ]
    const ownPatientId = held[0]?.patientId ?? null
    const helpedPatientIds = helped.map((row) => row.patientId)
    await identify(tx, actor, ownPatientId ? [ownPatientId, ...helpedPatientIds] : helpedPatientIds)
    return work({ tx, actor, ownPatientId, helpedPatientIds })
  })
}
