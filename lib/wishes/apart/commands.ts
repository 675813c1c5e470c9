import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { wishes } from "@/drizzle/schema/wishes"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { HIDDEN_FROM_PROFESSIONALS, type WishKind } from "../rules"

/**
 * Hides a kind of wish from professionals (MASQUE_PS), what is in force and what was before, or shows it again; the attending
 * doctor keeps seeing it.
 * @throws NotFoundError where nothing of the kind was ever written
 */
export async function hideWishes(access: PatientAccess<"edit:wishes">, kind: WishKind, hidden: boolean): Promise<void> {
  const without = sql`array_remove(${wishes.marks}, ${HIDDEN_FROM_PROFESSIONALS})`
  const rows = await access.tx
    .update(wishes)
    .set({ marks: hidden ? sql`array_append(${without}, ${HIDDEN_FROM_PROFESSIONALS})` : without })
    .where(and(eq(wishes.patientId, access.patientId), eq(wishes.kind, kind), isNull(wishes.deletedAt)))
    .returning({ id: wishes.id })
  if (rows.length === 0) throw new NotFoundError()
  access.trace({
    action: hidden ? "wish.hidden_from_professionals" : "wish.shown_to_professionals",
    permission: "edit:wishes",
    resourceIds: rows.map(({ id }) => id),
  })
}
