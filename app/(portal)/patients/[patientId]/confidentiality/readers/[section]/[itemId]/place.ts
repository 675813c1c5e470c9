import { entryOf, type ItemSection, pageSectionOf } from "@/lib/access/sections"
import { addressOf, LINE_SECTIONS } from "@/lib/profile/rules"

/** Where a line stands in its space: on its own page, or among the others of its section. */
export function placeOfLine(section: ItemSection, itemId: string): string {
  const line = LINE_SECTIONS.find((word) => word === section)
  if (line) return `profile/${addressOf(line)}/${itemId}`
  const folder = entryOf(pageSectionOf(`view:${section}`) ?? section).page?.folder ?? ""
  return section === "vaccinations" || section === "appointments" ? `${folder}/${itemId}` : folder
}
