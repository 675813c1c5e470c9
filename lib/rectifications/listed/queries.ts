import "server-only"
import { and, eq, inArray } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { OPEN_RECTIFICATIONS } from "@/drizzle/rectification-vocabulary"
import { rectifications } from "@/drizzle/schema/rectifications"
import type { InList } from "@/lib/access/contested"
import type { PatientAccess } from "@/lib/access/require-access"

/** Of the items that a list shows this reader, those that are contested, by their ids. */
export async function listContested(
  { tx, patientId }: PatientAccess<never>,
  shown: readonly { id: string }[],
): Promise<Record<string, InList>> {
  if (shown.length === 0) return {}
  const { itemId, state } = rectifications
  const among = isAnyOf(
    itemId,
    shown.map(({ id }) => id),
  )
  const rows = await tx
    .select({ itemId, state })
    .from(rectifications)
    .where(and(eq(rectifications.patientId, patientId), among, inArray(state, [...OPEN_RECTIFICATIONS, "accepted"])))
  // What waits is said before what was accepted earlier.
  const first = rows.toSorted((a, b) => Number(b.state === "accepted") - Number(a.state === "accepted"))
  return Object.fromEntries(first.map((row) => [row.itemId, row.state === "accepted" ? "accepted" : "open"]))
}
