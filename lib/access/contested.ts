import "server-only"
import { type SQL, sql } from "drizzle-orm"
import { OPEN_RECTIFICATIONS } from "@/drizzle/rectification-vocabulary"
import { type ItemTable, sectionOfTable } from "./items-within"

/** How a row of a list says that its item is contested: a request waits, or was accepted. */
export type InList = "open" | "accepted"

const quoted = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "))
const OPEN = quoted(OPEN_RECTIFICATIONS)
const TOLD = quoted([...OPEN_RECTIFICATIONS, "accepted"])

/**
 * Whether an item is contested, within the statement that lists it: what waits is said before what was accepted. Names are
 * written out, as in `isUnread`.
 */
export function contestedAs(table: ItemTable, patientId: string): SQL<InList | null> {
  const section = sectionOfTable(table)
  return sql<InList | null>`(select case when bool_or(asked.state in (${OPEN})) then 'open' else 'accepted' end
    from rectifications asked where asked.patient_id = ${patientId} and asked.section = ${section}
      and asked.item_id = ${sql.identifier(section)}.id and asked.state in (${TOLD}) having count(*) > 0)`
}
