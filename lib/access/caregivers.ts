import "server-only"
import { and, asc, isNotNull, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import type { Transaction } from "@/drizzle/client"
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
  return (await everCaregiversOf(tx, [patientId])).get(patientId) ?? []
}

/** The same of several spaces, in one statement however many they are. */
export async function everCaregiversOf(tx: Transaction, patientIds: readonly string[]): Promise<Map<string, Caregiver[]>> {
  const rows = await tx
    .select({
      patientId: delegations.patientId,
      now: sql`now()`.mapWith(delegations.createdAt),
      access: { ...DELEGATION_FACTS, name: delegations.caregiverName, relation: delegations.relation },
    })
    .from(delegations)
    .where(and(isAnyOf(delegations.patientId, patientIds), isNotNull(delegations.caregiverAccountId)))
    .orderBy(asc(delegations.caregiverName))
  const spaces = new Map<string, Caregiver[]>()
  for (const { patientId, now, access } of rows) spaces.set(patientId, joined(spaces.get(patientId) ?? [], access, now))
  return spaces
}

/** Everybody once, with one access more. */
function joined(people: readonly Caregiver[], access: Caregiver["accesses"][number], now: Date): Caregiver[] {
  const accountId = access.caregiverAccountId ?? ""
  const before = people.find((one) => one.accountId === accountId)
  const accesses = [...(before?.accesses ?? []), access]
  const person = { accountId, accesses, bases: { holderAccountId: null, delegations: accesses, care: null }, now }
  return before ? people.map((one) => (one === before ? person : one)) : [...people, person]
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
