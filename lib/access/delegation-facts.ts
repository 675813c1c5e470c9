import "server-only"
import { delegations } from "@/drizzle/schema/delegations"
import type { DelegationFacts } from "./scope"

/** The columns of a delegation that the policy decides by. */
export const DELEGATION_FACTS = {
  id: delegations.id,
  basis: delegations.basis,
  caregiverAccountId: delegations.caregiverAccountId,
  status: delegations.status,
  permissions: delegations.permissions,
  documentGroups: delegations.documentGroups,
  sensitiveTopics: delegations.sensitiveTopics,
  opensAt: delegations.opensAt,
  closesAt: delegations.closesAt,
} satisfies Record<keyof DelegationFacts, unknown>
