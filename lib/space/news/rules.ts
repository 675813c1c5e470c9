import type { DocumentGroup } from "@/drizzle/vocabulary"
import { entryOf, ITEM_SECTIONS, type ItemSection, type Permission, pageSectionOf } from "@/lib/access/sections"

/** How many items of one section are new to somebody; documents by their group. */
export type NewItems = { section: ItemSection; group: DocumentGroup | null; count: number }

/** The sections in which what is new is counted. */
export const NEWS_SECTIONS: readonly ItemSection[] = ITEM_SECTIONS.filter((section) => entryOf(section).items?.since)

/** The permissions of which one is needed to find anything new. */
export const NEWS_PERMISSIONS: readonly Permission[] = NEWS_SECTIONS.map((section) => `view:${section}` as const)

/** All of them together. */
export const sumOf = (news: readonly NewItems[]): number => news.reduce((sum, { count }) => sum + count, 0)

type Held = { section: ItemSection | "emergency_contacts"; group: DocumentGroup | null }

/** Where they are read, in a space whose pages stand under this address. */
export function addressOfNews(space: string, { section, group }: Held): string {
  const holder = pageSectionOf(`view:${section}`) ?? section
  const page = `${space}/${entryOf(holder).page?.folder}`
  if (holder !== section) return `${page}/${section.replaceAll("_", "-")}`
  return group ? `${page}?group=${group}` : page
}
