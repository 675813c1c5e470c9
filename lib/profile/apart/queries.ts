import "server-only"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { requireItem } from "@/lib/access/item"
import { decideItem } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Permission } from "@/lib/access/sections"
import type { LineSection } from "../rules"

type Any = PatientAccess<never>

/** A caregiver whose access opens this section now, and whether this line is inside it. */
export type LineSight = { accountId: string; name: string; sees: boolean; isExcluded: boolean }

/**
 * Every caregiver with an open access to the section, and whether the line is inside it: the policy's own answer, one by one. For
 * the person herself alone.
 * @throws NotFoundError for a line that is not there
 */
export async function listCaregiversWhoSee(access: Any, section: LineSection, lineId: string): Promise<LineSight[]> {
  const { item } = await requireItem(access, section, lineId)
  const permissions: Permission[] = [`view:${section}`]
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions, bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    return [
      { accountId, name: open.name, sees: decideItem(decision.scope, item), isExcluded: item.excludedFor.includes(accountId) },
    ]
  })
}
