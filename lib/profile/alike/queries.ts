import "server-only"
import { and, eq, isNull, ne } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { lineTable } from "@/drizzle/schema/profile"
import type { ItemState } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { linesById } from "../queries"
import type { LineSection, ProfileLine } from "../rules"
import { isAlike, type Said } from "./rules"

type Any = PatientAccess<never>
const IN_ERROR: ItemState = "entered_in_error"
/** So many lines stand beside one at most. */
const MOST = 5

/** Of each of these, the lines of a section that may say the same thing, of those that the reader may view. */
export async function listAlike<Of extends Said>(
  access: Any,
  section: LineSection,
  said: readonly Of[],
): Promise<Map<Of, ProfileLine[]>> {
  if (said.length === 0) return new Map()
  const table = lineTable(section)
  const known = await access.tx
    .select({ id: table.id, label: table.label, codeSystem: table.codeSystem, code: table.code, saysNone: table.saysNone })
    .from(table)
    .where(
      and(
        eq(table.patientId, access.patientId),
        isNull(table.deletedAt),
        ne(table.state, IN_ERROR),
        itemsWithin(table, access.scope),
      ),
    )
  const found = said.map((one) => ({
    one,
    ids: known
      .filter((line) => isAlike(one, line))
      .map(({ id }) => id)
      .slice(0, MOST),
  }))
  const lines = await linesById(access, section, isAnyOf(table.id, [...new Set(found.flatMap(({ ids }) => ids))]))
  return new Map(found.map(({ one, ids }) => [one, lines.filter(({ id }) => ids.includes(id))]))
}
