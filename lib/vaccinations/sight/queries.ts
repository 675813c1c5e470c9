import "server-only"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { requireItem } from "@/lib/access/item"
import { decideItem } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import type { LineSight } from "./rules"

type Editing = PatientAccess<"edit:vaccinations">

/** Every caregiver with an open access to vaccinations, and whether this line is inside it: the policy's own answer, one by one. */
export async function listWhoSeesVaccination(access: Editing, id: string): Promise<LineSight[]> {
  const { item } = await requireItem(access, "vaccinations", id)
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: ["view:vaccinations"], bases, now })
    const open = decision.granted && accesses.find((one) => one.id === decision.scope.delegationId)
    if (!open) return []
    const sees = decideItem(decision.scope, item)
    return [{ accountId, name: open.name, sees, isExcluded: item.excludedFor.includes(accountId) }]
  })
}
