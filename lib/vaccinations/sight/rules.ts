/** A caregiver with an open access to vaccinations, and whether one line is inside it. */
export type LineSight = { accountId: string; name: string; sees: boolean; isExcluded: boolean }
