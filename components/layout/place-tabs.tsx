import { entryOf, type Section } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"
import { Tabs } from "../ui/tabs"
import { neighboursOf } from "./ways"

type PlaceTabsProps = { patientId: string; sections: readonly Section[]; section: Section }

/** The sections that share one place of the bar, under the heading of each; alone there, a section has no tabs. */
export function PlaceTabs({ patientId, sections, section }: PlaceTabsProps) {
  const t = useWords("space")
  const near = neighboursOf({ sections }, section)
  if (near.length === 0) return null
  const items = near.map((other) => ({
    href: `/patients/${patientId}/${entryOf(other).page?.folder}`,
    label: t(`sections.${other}`),
    current: other === section,
  }))
  return <Tabs label={t("sectionsHere")} items={items} />
}
