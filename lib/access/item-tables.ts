import "server-only"
import { type SQL, sql } from "drizzle-orm"
import { pgTable, text } from "drizzle-orm/pg-core"
import { recordItem } from "@/drizzle/schema/columns"
import { entryOf, ITEM_SECTIONS, type ItemSection } from "./sections"

const byType = () => ({ typeCode: text("type_code").notNull(), documentGroup: text("document_group").notNull() })

const alike = (section: string) => pgTable(section, recordItem())
const typed = (section: string) => pgTable(section, { ...recordItem(), ...byType() })

/** `typeCode` and `documentGroup` where each item says its own. */
type Alike = ReturnType<typeof alike> & Partial<Pick<ReturnType<typeof typed>, "typeCode" | "documentGroup">>

const TABLES = new Map<ItemSection, Alike>(
  ITEM_SECTIONS.map((section) => [section, entryOf(section).items?.type === "own" ? typed(section) : alike(section)]),
)

/** A section's table with the columns that every item has and no others: for what is asked of all sections alike. */
export function itemTable(section: ItemSection): Alike {
  const table = TABLES.get(section)
  if (!table) throw new Error(`${section} holds no items`)
  return table
}

/** Since when an item of this section stands there, as SQL, where what is new in it is counted. */
export const sinceOf = (section: ItemSection): SQL =>
  sql`${itemTable(section)}.${sql.identifier(entryOf(section).items?.since ?? "")}`
