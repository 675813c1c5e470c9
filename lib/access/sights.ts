import "server-only"
import { listEverCaregivers } from "./caregivers"
import { requireItem } from "./item"
import { decideItem } from "./items"
import { decideAccess } from "./policy"
import type { PatientAccess } from "./require-access"
import type { ItemSection, Permission } from "./sections"

/** A caregiver whose access opens a section now, and whether one item of it is inside that access. */
export type CaregiverSight = {
  accountId: string
  delegationId: string
  name: string
  relation: string
  sees: boolean
  isExcluded: boolean
}

/**
 * Every caregiver with an open access to the section, and whether the item is inside it: the policy's own answer, one by one. For
 * who decides for the patient alone.
 * @throws NotFoundError for an item that the actor may not see
 */
export async function listCaregiversWhoSee(
  access: PatientAccess<never>,
  section: ItemSection,
  itemId: string,
): Promise<CaregiverSight[]> {
  const { item } = await requireItem(access, section, itemId)
  const permissions: Permission[] = [`view:${section}`]
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions, bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    const { id: delegationId, name, relation } = open
    const sees = decideItem(decision.scope, item)
    return [{ accountId, delegationId, name, relation, sees, isExcluded: item.excludedFor.includes(accountId) }]
  })
}
