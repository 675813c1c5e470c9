import "server-only"
import { and, asc, eq, isNotNull, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { DELEGATION_FACTS } from "./delegation-facts"
import { decideAccess } from "./policy"
import type { PatientAccess } from "./require-access"
import type { Bases, DelegationFacts, Scope } from "./scope"
import type { Permission } from "./sections"

/** Somebody who helps or helped a patient, with everything that the policy needs to decide what they may do now. */
export type Caregiver = {
  accountId: string
  accesses: (DelegationFacts & { name: string; relation: string })[]
  bases: Bases
  now: Date
}

/** Everybody who ever accepted an access to this space, by name. Which of them may do what is the policy's to say. */
export async function listEverCaregivers({ tx, patientId }: PatientAccess<never>): Promise<Caregiver[]> {
  const rows = await tx
    .select({
      now: sql`now()`.mapWith(delegations.createdAt),
      access: { ...DELEGATION_FACTS, name: delegations.caregiverName, relation: delegations.relation },
    })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), isNotNull(delegations.caregiverAccountId)))
    .orderBy(asc(delegations.caregiverName))
  const people = new Map<string, Caregiver>()
  for (const { now, access } of rows) {
    const accountId = access.caregiverAccountId ?? ""
    const accesses = [...(people.get(accountId)?.accesses ?? []), access]
    people.set(accountId, { accountId, accesses, bases: { holderAccountId: null, delegations: accesses, care: null }, now })
  }
  return [...people.values()]
}

/** What the access of this caregiver reaches now, where it holds all of this; null for everybody else. */
export async function caregiverScope(
  access: PatientAccess<never>,
  actorAccountId: string,
  permissions: readonly Permission[],
): Promise<Scope | null> {
  const caregiver = (await listEverCaregivers(access)).find(({ accountId }) => accountId === actorAccountId)
  if (!caregiver) return null
  const { bases, now } = caregiver
  const decision = decideAccess({ actorAccountId, permissions, bases, now })
  return decision.granted ? decision.scope : null
}
