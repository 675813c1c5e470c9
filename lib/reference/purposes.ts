import { PURPOSES, type PurposeCode, purposes } from "@/drizzle/reference/catalogue"
import { DELEGABLE_GROUPS, type DocumentGroup } from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS, type DelegablePermission } from "@/lib/access/sections"

export { PURPOSES, type PurposeCode }

/** What is offered to whoever invites; to watch who comes is asked for where that is read, and lengthens no first invitation. */
export const OFFERED_PURPOSES = PURPOSES.filter((code) => code !== "watching")

const purposesByCode = new Map(purposes.purposes.map((purpose) => [purpose.code, purpose]))

export type GrantDescription = {
  groupsSeen: DocumentGroup[]
  groupsNotSeen: DocumentGroup[]
  can: DelegablePermission[]
  cannot: DelegablePermission[]
}

/**
 * What a grant says, to be written with `groups.json` and `permissions.json`: the groups seen, what can be done besides, and what
 * cannot. `groupsNotSeen` and `cannot` are for the patient alone: a caregiver is never told what was left out.
 */
export function describeGrant(permissions: readonly string[], groups: readonly string[]): GrantDescription {
  const others = DELEGABLE_PERMISSIONS.filter((permission) => permission !== "view:documents")
  const isSeen = (group: DocumentGroup) => permissions.includes("view:documents") && groups.includes(group)
  return {
    groupsSeen: DELEGABLE_GROUPS.filter(isSeen),
    groupsNotSeen: DELEGABLE_GROUPS.filter((group) => !isSeen(group)),
    can: others.filter((permission) => permissions.includes(permission)),
    cannot: others.filter((permission) => !permissions.includes(permission)),
  }
}

/** What a purpose grants: only permissions that can be given by consent, and never the wishes. */
export function compilePurpose(code: PurposeCode): { permissions: DelegablePermission[]; documentGroups: DocumentGroup[] } {
  const purpose = purposesByCode.get(code)
  return {
    permissions: DELEGABLE_PERMISSIONS.filter((permission) => purpose?.permissions.includes(permission)),
    documentGroups: DELEGABLE_GROUPS.filter((group) => purpose?.documentGroups.includes(group)),
  }
}
