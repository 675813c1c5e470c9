import type { Helped } from "./queries"

/** Whether somebody who helps finds documents or measures there: what is new is counted for them, and for nobody else. */
export function readsNews({ isByLaw, grant }: Pick<Helped, "isByLaw" | "grant">): boolean {
  return isByLaw || grant.documentGroups.length > 0 || grant.permissions.includes("view:measures")
}

/** What is new in one space: documents not opened yet, and measures that others noted since the last visit there. */
export type News = { documents: number; measures: number }

export const NO_NEWS: News = { documents: 0, measures: 0 }

/** What is new in all of them together; null where nothing is. */
export function sumUp(news: readonly News[]): News | null {
  if (news.length === 0) return null
  return news.reduce((all, { documents, measures }) => ({
    documents: all.documents + documents,
    measures: all.measures + measures,
  }))
}
