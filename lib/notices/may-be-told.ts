import "server-only"
import { and, eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import { caregiverScope } from "@/lib/access/caregivers"
import { findItem } from "@/lib/access/item"
import { decideItem } from "@/lib/access/items"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection, Permission } from "@/lib/access/sections"

type Any = PatientAccess<never>
type Which = { section: ItemSection; id: string; needs: Permission }

/**
 * Whether a notice of this item tells the account nothing that is kept from it: the person herself always hears; a caregiver whose
 * access holds what it `needs` now, of what is inside it, or of anything where she adds without looking.
 */
export async function mayBeTold(access: Any, accountId: string, { section, id, needs }: Which): Promise<boolean> {
  if (await isHolder(access, accountId)) return true
  const scope = await caregiverScope(access, accountId, [needs])
  if (!scope) return false
  if (!scope.permissions.includes(`view:${section}`)) return true
  const found = await findItem(access, section, id)
  return found !== null && decideItem(scope, found.item)
}

/** Whether the space is this account's own. */
export async function isHolder({ tx, patientId }: Any, accountId: string): Promise<boolean> {
  const held = await tx
    .select({ patientId: patients.patientId })
    .from(patients)
    .where(and(eq(patients.patientId, patientId), eq(patients.holderAccountId, accountId)))
  return held.length > 0
}
