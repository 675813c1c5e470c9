import type { Helped } from "./queries"

/** Whether somebody who helps finds documents there: what is new is counted for them, and for nobody else. */
export function readsDocuments({ isByLaw, grant }: Pick<Helped, "isByLaw" | "grant">): boolean {
  return isByLaw || grant.documentGroups.length > 0
}
