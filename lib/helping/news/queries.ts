import "server-only"
import { and, count, eq, isNull, or } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { itemsWithin } from "@/lib/access/items-within"
import { isUnread } from "@/lib/access/kept-of-items"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceListed } from "@/lib/access/own-lines"
import { listOwnScopes } from "@/lib/access/own-scopes"

/** How many documents the actor has not opened yet in each space where they help, of those that they may read there now. */
export async function countNews(own: OwnAccess): Promise<Record<string, number>> {
  const open = await listOwnScopes(own)
  if (open.length === 0) return {}
  const news = open.map(({ patientId, scope }) =>
    and(eq(documents.patientId, patientId), itemsWithin(documents, scope), isUnread(documents, { patientId, scope })),
  )
  const rows = await own.tx
    .select({ patientId: documents.patientId, number: count() })
    .from(documents)
    .where(and(isNull(documents.deletedAt), or(...news)))
    .groupBy(documents.patientId)
  await traceListed(
    own,
    open.map(({ patientId, scope }) => ({ patientId, basis: scope.basis, delegationId: scope.delegationId })),
  )
  return Object.fromEntries(rows.map(({ patientId, number }) => [patientId, number]))
}
