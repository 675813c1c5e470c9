/** A caregiver with an open access, and whether this document is inside it. */
export type CaregiverSight = {
  accountId: string
  delegationId: string
  name: string
  relation: string
  sees: boolean
  isExcluded: boolean
}
