import "server-only"
import { type AnyColumn, and, arrayOverlaps, desc, ne, or, type SQL } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { DOCUMENT_RELATIONS, type DocumentRelation } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { type RelatedDocument, relatedOf, type Ties } from "./rules"

/** So many others are led to at most; a document that more are tied to is in the list like any. */
const MOST = 20

/** The columns in which a document, or a deposit that will be one, keeps its ties. */
export const tiesIn = <Table extends Record<DocumentRelation | "identifiers", AnyColumn>>(table: Table) => ({
  identifiers: table.identifiers as Table["identifiers"],
  replaces: table.replaces as Table["replaces"],
  appends: table.appends as Table["appends"],
  transforms: table.transforms as Table["transforms"],
  signs: table.signs as Table["signs"],
})

/** The documents that this one is tied to by the identifiers that documents give themselves; only of what may be seen. */
export async function listRelated(
  { tx }: PatientAccess<"view:documents">,
  visible: SQL | undefined,
  document: Ties & { id: string },
): Promise<RelatedDocument[]> {
  const { identifiers, id } = document
  const ties = DOCUMENT_RELATIONS.flatMap((relation) => [
    document[relation]?.length ? arrayOverlaps(documents.identifiers, document[relation]) : [],
    identifiers?.length ? arrayOverlaps(documents[relation], identifiers) : [],
  ]).flat()
  if (ties.length === 0) return []
  const others = await tx
    .select({ id: documents.id, title: documents.title, depositedAt: documents.depositedAt, ...tiesIn(documents) })
    .from(documents)
    .where(and(visible, ne(documents.id, id), or(...ties)))
    .orderBy(desc(documents.depositedAt))
    .limit(MOST)
  return relatedOf(document, others)
}
