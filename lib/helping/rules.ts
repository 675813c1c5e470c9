import { NEWS_PERMISSIONS } from "@/lib/space/news/rules"
import type { Helped } from "./queries"

/** Whether somebody who helps finds anything there of which what is new is counted. */
export function readsNews({ isByLaw, grant }: Pick<Helped, "isByLaw" | "grant">): boolean {
  return isByLaw || grant.documentGroups.length > 0 || grant.permissions.some((held) => NEWS_PERMISSIONS.includes(held))
}

/** What is new in one space: documents not opened yet, and the measures and other lines that others noted since the last visit there. */
export type News = { documents: number; measures: number; others: number }

export const NO_NEWS: News = { documents: 0, measures: 0, others: 0 }

/** What is new in all of them together; null where nothing is. */
export function sumUp(news: readonly News[]): News | null {
  if (news.length === 0) return null
  return news.reduce((all, { documents, measures, others }) => ({
    documents: all.documents + documents,
    measures: all.measures + measures,
    others: all.others + others,
  }))
}
