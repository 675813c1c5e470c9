import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import { type ItemTable, itemsWithin } from "./items-within"
import type { Scope } from "./scope"

type Standing = ItemTable & { sourceDocumentId: AnyPgColumn }

/** Which items leave a trace though they stand for a document: to a professional a document that is hidden leaves none, nor do they. */
export function leavesTrace(table: Standing, scope: Scope): SQL | undefined {
  if (scope.items.kind !== "professional") return undefined
  const here = and(
    eq(documents.patientId, table.patientId),
    eq(documents.id, table.sourceDocumentId),
    isNull(documents.deletedAt),
  )
  return sql`(${table.sourceDocumentId} is null or exists (select from ${documents} where ${and(here, itemsWithin(documents, scope))}))`
}
