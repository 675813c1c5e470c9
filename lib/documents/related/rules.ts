import { DOCUMENT_RELATIONS, type DocumentRelation } from "@/drizzle/vocabulary"

/** By which identifiers a document is known, and those of the documents to which it says it stands in each relation. */
export type Ties = { identifiers: string[] | null } & Record<DocumentRelation, string[] | null>

/** Another document, to be led to. */
export type OtherDocument = { id: string; title: string; depositedAt: Date }

/** What a document says it is `to` another, or what another says it is to this one (`from`). */
export type RelatedDocument = { relation: DocumentRelation; direction: "to" | "from"; other: OtherDocument }

/** How a document is tied to others, these being the newest first; of several versions only the newest is led to. */
export function relatedOf(ties: Ties, others: readonly (OtherDocument & Ties)[]): RelatedDocument[] {
  return DOCUMENT_RELATIONS.flatMap((relation) =>
    (["to", "from"] as const).flatMap((direction) => {
      const found = others.filter((other) =>
        direction === "to" ? meet(ties[relation], other.identifiers) : meet(other[relation], ties.identifiers),
      )
      const shown = relation === "replaces" ? found.slice(0, 1) : found
      return shown.map(({ id, title, depositedAt }) => ({ relation, direction, other: { id, title, depositedAt } }))
    }),
  )
}

/** The later version of a document, which is to be known before it is read. */
export const laterVersion = (related: readonly RelatedDocument[]): OtherDocument | null =>
  related.find(isLaterVersion)?.other ?? null

/** Whether this is the one that takes the document's place. */
export const isLaterVersion = ({ relation, direction }: RelatedDocument): boolean =>
  relation === "replaces" && direction === "from"

const meet = (some: string[] | null, others: string[] | null): boolean => some?.some((one) => others?.includes(one)) ?? false
