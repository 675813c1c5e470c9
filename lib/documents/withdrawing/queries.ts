import "server-only"
import { and, count, eq, isNull, ne, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { itemReads } from "@/drizzle/schema/items"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { WITHDRAWN, type Withdrawal, withdrawalOf } from "./rules"

type Adding = PatientAccess<"add:documents">

/** A deposit of one's own; its title only where it may be read, since it may have been changed. */
export type OwnDeposit = {
  title: string | null
  depositedAt: Date
  withdrawal: Withdrawal
  /** How many others opened it: told to the patient, whose journal says who they are, and null for everybody else. */
  readers: number | null
}

/** The deposits of the actor's that are still there; whether he may read them now makes no difference. */
export const ownDeposit = ({ patientId, actor }: Adding, documentId: string) =>
  and(eq(documents.patientId, patientId), eq(documents.id, documentId), eq(documents.authorAccountId, actor.accountId))

/** @throws NotFoundError when there is none, or when somebody else deposited it */
export async function getOwnDeposit(access: Adding, documentId: string): Promise<OwnDeposit> {
  if (!isUuid(documentId)) throw new NotFoundError()
  const [row] = await access.tx
    .select({
      title: documents.title,
      isWithin: sql<boolean>`${itemsWithin(documents, access.scope)}`,
      authorAccountId: documents.authorAccountId,
      depositedAt: documents.depositedAt,
      now: sql`now()`.mapWith(documents.depositedAt),
    })
    .from(documents)
    .where(and(ownDeposit(access, documentId), isNull(documents.deletedAt)))
  const withdrawal = row && withdrawalOf(row, access.actor.accountId, row.now)
  if (!row || !withdrawal) throw new NotFoundError()
  access.trace({ action: "space.viewed", permission: "add:documents" })
  const { title, isWithin, depositedAt } = row
  const readers = access.may("view:journal") ? await countOtherReaders(access, documentId) : null
  return { title: isWithin ? title : null, depositedAt, withdrawal, readers }
}

async function countOtherReaders({ tx, patientId, actor }: Adding, documentId: string): Promise<number> {
  const [row] = await tx
    .select({ others: count() })
    .from(itemReads)
    .where(
      and(
        eq(itemReads.patientId, patientId),
        eq(itemReads.section, "documents"),
        eq(itemReads.itemId, documentId),
        ne(itemReads.accountId, actor.accountId),
      ),
    )
  return row?.others ?? 0
}

/** What is told of a document that its depositor took back, to whoever could read it: who did, and when. */
export type Gone = { by: string; isYou: boolean; at: Date }

/** Null when nothing was taken back here, or not of what this reader could see. */
export async function findWithdrawn(access: PatientAccess<"view:documents">, documentId: string): Promise<Gone | null> {
  if (!isUuid(documentId)) return null
  const { tx, patientId, scope } = access
  const [row] = await tx
    .select({ by: documents.authorName, authorAccountId: documents.authorAccountId, at: documents.deletedAt })
    .from(documents)
    .where(
      and(
        eq(documents.patientId, patientId),
        eq(documents.id, documentId),
        eq(documents.state, WITHDRAWN),
        itemsWithin(documents, scope),
      ),
    )
  if (!row?.at) return null
  access.trace({ action: "space.viewed", permission: "view:documents" })
  return { by: row.by, isYou: row.authorAccountId === scope.actorAccountId, at: row.at }
}
