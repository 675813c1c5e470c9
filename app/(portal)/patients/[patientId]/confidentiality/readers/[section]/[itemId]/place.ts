import { entryOf, type ItemSection, pageSectionOf } from "@/lib/access/sections"
import { addressOf, LINE_SECTIONS } from "@/lib/profile/rules"

/** The sections whose items have a page of their own each. */
const HAVE_PAGES: readonly ItemSection[] = ["vaccinations", "appointments", "tasks", "notes"]

/** Where a line stands in its space: on its own page, or among the others of its section. */
export function placeOfLine(section: ItemSection, itemId: string): string {
  const line = LINE_SECTIONS.find((word) => word === section)
  if (line) return `profile/${addressOf(line)}/${itemId}`
  const folder = entryOf(pageSectionOf(`view:${section}`) ?? section).page?.folder ?? ""
  return HAVE_PAGES.includes(section) ? `${folder}/${itemId}` : folder
}
