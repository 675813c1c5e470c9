import "server-only"
import { eq, sql } from "drizzle-orm"
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
  /** Whether one's own space is shut: then one comes back to it, and does nothing else there. */
  ownIsShut: boolean
  helpedPatientIds: readonly string[]
  /** Spaces in which a professional was named or let in, once; the patients' rows say whether he still may. */
  treatedPatientIds: readonly string[]
}

/** Finds the actor's patients and does the work in the same transaction. */
export async function withOwn<Result>(actor: Actor, work: (own: OwnAccess) => Promise<Result>): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const ties = await listTies(tx, actor)
    const tiedBy = (tie: Tie) => [...new Set(ties.flatMap((row) => (row.tie === tie ? [row.patientId] : [])))]
    const [ownPatientId = null] = tiedBy("own")
    const ownIsShut = ties.some(({ isShut }) => isShut)
    const [helpedPatientIds, treatedPatientIds] = [tiedBy("helped"), tiedBy("treated")]
    await identify(tx, actor, [...(ownPatientId ? [ownPatientId] : []), ...helpedPatientIds, ...treatedPatientIds])
    return work({ tx, actor, ownPatientId, ownIsShut, helpedPatientIds, treatedPatientIds })
  })
}

type Tie = "own" | "helped" | "treated"

/** The directories under this account, in one statement; who signs in as a professional alone treats anybody. */
async function listTies(tx: Transaction, { accountId, face }: Actor) {
  const tie = (word: Tie) => sql<Tie>`${sql.raw(`'${word}'`)}`.as("tie")
  // A space that is shut to everybody else is found no other way.
  const open = sql<boolean>`false`.as("is_shut")
  const shut = sql<boolean>`relais.space_is_shut(${holderDirectory.patientId})`.as("is_shut")
  const own = tx
    .select({ patientId: holderDirectory.patientId, tie: tie("own"), isShut: shut })
    .from(holderDirectory)
    .where(eq(holderDirectory.accountId, accountId))
  const helped = tx
    .select({ patientId: delegationDirectory.patientId, tie: tie("helped"), isShut: open })
    .from(delegationDirectory)
    .where(eq(delegationDirectory.caregiverAccountId, accountId))
  if (face !== "professional") return own.unionAll(helped)
  const treated = tx
    .select({ patientId: professionalDirectory.patientId, tie: tie("treated"), isShut: open })
    .from(professionalDirectory)
    .where(eq(professionalDirectory.professionalAccountId, accountId))
  return own.unionAll(helped).unionAll(treated)
}
