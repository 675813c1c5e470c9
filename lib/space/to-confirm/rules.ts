import { LINE_SECTIONS, type LineSection } from "@/drizzle/line-vocabulary"
import type { Scope } from "@/lib/access/scope"
import type { Permission } from "@/lib/access/sections"
import { addressOfNews } from "../news/rules"

/** The sections in which what a caregiver says waits for a yes or a no. */
export type ConfirmedSection = LineSection | "measures" | "vaccinations" | "appointments" | "emergency_contacts"
export const CONFIRMED_SECTIONS: readonly ConfirmedSection[] = [
  ...LINE_SECTIONS,
  "measures",
  "vaccinations",
  "appointments",
  "emergency_contacts",
]

/** How many lines of one section wait, and where the only one is answered: null for several, and where one page answers all. */
export type ToConfirm = { section: ConfirmedSection; count: number; only: string | null }

/** The permission with which a line of this section is confirmed. */
function answeredWith(section: ConfirmedSection): Permission {
  if (section === "measures" || section === "vaccinations") return `act:${section}`
  return section === "appointments" || section === "emergency_contacts" ? `edit:${section}` : `add:${section}`
}

/** Whether this reader's word is what a line of this section waits for: nobody's who only helps. */
export const mayAnswer = ({ items, permissions }: Pick<Scope, "items" | "permissions">, section: ConfirmedSection): boolean =>
  items.kind !== "granted" && permissions.includes(answeredWith(section))

/** All of them together. */
export const sumToConfirm = (waiting: readonly ToConfirm[]): number => waiting.reduce((sum, { count }) => sum + count, 0)

/** The sections whose list is long, or comes in pages, and is cut to what waits; the others begin with what waits. */
const isCutToWaiting = (section: ConfirmedSection) => section === "measures" || LINE_SECTIONS.some((word) => word === section)

/** Where they are answered, one by one, in a space whose pages stand under this address. */
export function addressToConfirm(space: string, { section, only }: Pick<ToConfirm, "section" | "only">): string {
  const list = addressOfNews(space, { section, group: null })
  if (only) return `${list}/${only}`
  return isCutToWaiting(section) ? `${list}?waiting=1` : list
}
