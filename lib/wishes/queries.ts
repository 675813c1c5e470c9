import "server-only"
import { and, desc, eq, isNull } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { trustedSignatures, wishes } from "@/drizzle/schema/wishes"
import { oneOf } from "@/drizzle/vocabulary"
import { WISH_END_REASONS, WISH_KINDS } from "@/drizzle/wish-vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { leavesTrace } from "@/lib/access/stands-for"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { byKind, HIDDEN_FROM_PROFESSIONALS, type Wish } from "./rules"
import { ofWish, SIGNING_COLUMNS } from "./signing/queries"

type Viewing = PatientAccess<"view:wishes">

/** What the person wants, by kind, as far as the reader may read it: in force first, and what was before. */
export async function listWishes(access: Viewing) {
  const rows = await select(access)
  access.trace({ action: "wish.listed", permission: "view:wishes", resourceIds: rows.map(({ id }) => id) })
  return byKind(rows.map(asWish))
}

/**
 * One wish that is in force.
 * @throws NotFoundError when it is not there, or ended meanwhile
 */
export async function requireWish(access: Viewing, wishId: string): Promise<Wish> {
  const found = isUuid(wishId) && (await listWishes(access)).find(({ inForce }) => inForce?.id === wishId)?.inForce
  if (!found) throw new NotFoundError()
  return found
}

/** The documents that can stand for directives: those that the person deposited as wishes. */
export async function listDepositedWishes({ tx, patientId, scope }: PatientAccess<"edit:wishes">) {
  const { id, title, actOn, documentGroup, deletedAt } = documents
  return tx
    .select({ id, title, actOn })
    .from(documents)
    .where(and(eq(documents.patientId, patientId), eq(documentGroup, "wishes"), isNull(deletedAt), itemsWithin(documents, scope)))
    .orderBy(desc(actOn), desc(id))
    .limit(20)
}

function select(access: Viewing) {
  const { tx, patientId, scope } = access
  const { id, kind, said, writtenAt, endedAt, endReason, countersignedOn, marks, sourceDocumentId, deletedAt } = wishes
  const readable = and(isNull(documents.deletedAt), itemsWithin(documents, scope))
  return tx
    .select({
      ...{ id, kind, said, writtenAt, endedAt, endReason, countersignedOn, marks, sourceDocumentId },
      documentId: documents.id,
      title: documents.title,
      signing: SIGNING_COLUMNS,
    })
    .from(wishes)
    .leftJoin(trustedSignatures, ofWish(access))
    .leftJoin(documents, and(eq(documents.patientId, wishes.patientId), eq(documents.id, sourceDocumentId), readable))
    .where(and(eq(wishes.patientId, patientId), isNull(deletedAt), itemsWithin(wishes, scope), leavesTrace(wishes, scope)))
    .orderBy(desc(writtenAt), desc(id))
}

function asWish(row: Awaited<ReturnType<typeof select>>[number]): Wish {
  const { id, kind, said, writtenAt, endedAt, endReason, countersignedOn, marks, sourceDocumentId, signing } = row
  return {
    ...{ id, said, writtenAt, countersignedOn, signing },
    kind: oneOf(WISH_KINDS, kind),
    isHidden: marks.includes(HIDDEN_FROM_PROFESSIONALS),
    ended: endedAt && { at: endedAt, reason: oneOf(WISH_END_REASONS, endReason ?? "") },
    document: sourceDocumentId ? { id: row.documentId, title: row.title } : null,
  }
}
