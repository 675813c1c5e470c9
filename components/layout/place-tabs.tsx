import { entryOf, type Section } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"
import { Icon } from "../ui/icon"
import { type Tab, Tabs } from "../ui/tabs"
import { neighboursOf } from "./ways"

type PlaceTabsProps = { patientId: string; isOwn: boolean; sections: readonly Section[]; section: Section }

/** So many stand in one row on a telephone. */
const MOST_IN_A_ROW = 2

/** What is called in the person's own words in their own space. */
const CALLED_MINE: readonly Section[] = ["prevention"]

/** The sections that share one place of the bar, under the heading of each; alone there, a section has no tabs. */
export function PlaceTabs({ patientId, isOwn, sections, section }: PlaceTabsProps) {
  const t = useWords("space")
  const near = neighboursOf({ sections }, section)
  if (near.length === 0) return null
  const nameOf = (other: Section) => t(`${isOwn && CALLED_MINE.includes(other) ? "sections_own" : "sections"}.${other}`)
  const items = near.map((other) => ({
    href: `/patients/${patientId}/${entryOf(other).page?.folder}`,
    label: nameOf(other),
    current: other === section,
  }))
  const label = t("sectionsHere")
  return items.length > MOST_IN_A_ROW ? (
    <Rooms label={label} here={nameOf(section)} others={t("sectionsOther")} items={items} />
  ) : (
    <Tabs label={label} items={items} />
  )
}

type RoomsProps = { label: string; here: string; others: string; items: Tab[] }

/**
 * Many sections: on a telephone behind one line that says which one this is, laid out as tabs where there is room; the browser's
 * own fold, so that it opens without script.
 */
function Rooms({ label, here, others, items }: RoomsProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <details className="room-menu">
        <summary className="flex min-h-13 list-none items-center justify-between gap-4 px-4 py-2 [&::-webkit-details-marker]:hidden">
          <span className="font-heading">{here}</span>
          <span className="inline-flex items-center gap-2 text-right text-petrol">
            {others}
            <Icon name="down" size={20} />
          </span>
        </summary>
        <ul className="room-menu-list">
          {items.map(({ href, label: words, current }) => (
            <li key={href}>
              <a href={href} aria-current={current ? "page" : undefined} className="room-menu-item">
                {words}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
