import "server-only"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { requireItem } from "@/lib/access/item"
import { decideItem } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import type { CaregiverSight } from "./rules"

/**
 * Every caregiver with an open access to documents, and whether this one is inside it: the policy's own answer, one by one.
 * @throws NotFoundError for a document that the actor may not see
 */
export async function listCaregiversWhoSee(
  access: PatientAccess<"edit:documents">,
  documentId: string,
): Promise<CaregiverSight[]> {
  const { item } = await requireItem(access, "documents", documentId)
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: ["view:documents"], bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    const { id: delegationId, name, relation } = open
    const sees = decideItem(decision.scope, item)
    return [{ accountId, delegationId, name, relation, sees, isExcluded: item.excludedFor.includes(accountId) }]
  })
}
