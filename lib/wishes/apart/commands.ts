import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { wishes } from "@/drizzle/schema/wishes"
import { hideHoldingDocuments, marksOnceHidden } from "@/lib/access/hidden-marks"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { oneAtATime } from "../one-at-a-time/commands"
import type { WishKind } from "../rules"

/**
 * Hides a kind of wish from professionals (MASQUE_PS), what is in force and what was before, with the documents that hold it, or
 * shows it again, but for these documents; the attending doctor keeps seeing it.
 * @throws NotFoundError where nothing of the kind was ever written
 */
export async function hideWishes(access: PatientAccess<"edit:wishes">, kind: WishKind, hidden: boolean): Promise<void> {
  await oneAtATime(access)
  const rows = await access.tx
    .update(wishes)
    .set({ marks: marksOnceHidden(wishes.marks, hidden) })
    .where(and(eq(wishes.patientId, access.patientId), eq(wishes.kind, kind), isNull(wishes.deletedAt)))
    .returning({ id: wishes.id, documentId: wishes.sourceDocumentId })
  if (rows.length === 0) throw new NotFoundError()
  access.trace({
    action: hidden ? "wish.hidden_from_professionals" : "wish.shown_to_professionals",
    permission: "edit:wishes",
    resourceIds: rows.map(({ id }) => id),
  })
  const holding = rows.flatMap(({ documentId }) => documentId ?? [])
  if (hidden) await hideHoldingDocuments(access, holding)
}
