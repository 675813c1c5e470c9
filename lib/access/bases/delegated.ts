import type { DelegationStatus } from "@/drizzle/vocabulary"
import type { DelegationFacts, Question } from "../scope"
import type { TieTable } from "./basis"

const OPEN_STATUSES: readonly string[] = ["waiting", "active"] satisfies DelegationStatus[]

/** The delegation that speaks: the latest that is open speaks alone, so that two accesses never add up to more than either. */
export function latestOpen(question: Question): DelegationFacts | null {
  const open = question.bases.delegations.filter((delegation) => isOpen(delegation, question))
  return open.sort((a, b) => Number(b.opensAt) - Number(a.opensAt))[0] ?? null
}

/** Whether the delegation is open to this actor at this instant: from its opening, until just before its close. */
function isOpen({ caregiverAccountId, status, opensAt, closesAt }: DelegationFacts, { actorAccountId, now }: Question): boolean {
  if (caregiverAccountId !== actorAccountId || !OPEN_STATUSES.includes(status)) return false
  return opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt
}

/** The same for the database: whether a row of `delegations` is open now. */
export const openDelegation = (alias: string): string =>
  `${alias}.status in ('waiting', 'active') and ${alias}.opens_at <= now() and now() < ${alias}.closes_at`

/** Delegations of one basis. */
export const delegationsOf = (word: string): TieTable => ({
  table: "delegations",
  alias: "d",
  account: "caregiver_account_id",
  live: openDelegation("d"),
  only: `d.basis = '${word}'`,
})
