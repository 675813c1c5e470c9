import type { DelegationStatus } from "@/drizzle/vocabulary"
import type { DelegationFacts, Question } from "../scope"
import type { TieTable } from "./basis"

const OPEN_STATUSES: readonly string[] = ["waiting", "active"] satisfies DelegationStatus[]

/** The delegation that speaks: the latest that is open speaks alone, so that two accesses never add up to more than either. */
export function latestOpen(question: Question): DelegationFacts | null {
  const open = question.bases.delegations.filter((delegation) => isOpen(delegation, question))
  return open.sort((a, b) => Number(b.opensAt) - Number(a.opensAt))[0] ?? null
}

const isOpen = (delegation: DelegationFacts, { actorAccountId, now }: Question) =>
  delegation.caregiverAccountId === actorAccountId && isOpenAt(delegation, now)

/** Whether a delegation is open at this instant: from its opening, until just before its close. */
export function isOpenAt({ status, opensAt, closesAt }: Pick<DelegationFacts, "status" | "opensAt" | "closesAt">, now: Date) {
  return OPEN_STATUSES.includes(status) && opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt
}

/** The same for the database: whether a row of `delegations` is open now. */
export const openDelegation = (alias: string): string =>
  `${alias}.status in ('waiting', 'active') and ${alias}.opens_at <= now() and now() < ${alias}.closes_at`

/** Whether a row of `delegations` lets its caregiver know the patient's name: set up, open or suspended, and not over. */
export const namingDelegation = (alias: string): string =>
  `(${alias}.status = 'accepted' or (${alias}.status in ('waiting', 'active', 'suspended') and now() < ${alias}.closes_at))`

/** Delegations of one basis. */
export const delegationsOf = (word: string): TieTable => ({
  table: "delegations",
  alias: "d",
  account: "caregiver_account_id",
  live: openDelegation("d"),
  only: `d.basis = '${word}'`,
})
