import type { DocumentRelation } from "@/drizzle/vocabulary"
import type { InsId } from "./rules"
import type { NamedPerson } from "./same-person"

/** A person whom a document says it is about: the name as she wears it, every name that it gives, and her matricules INS. */
export type DocumentPerson = NamedPerson & { name: string | null; ids: InsId[] }

/** By which identifiers a document is known, and those of the documents to which it says it stands in each relation. */
export type DocumentTies = { identifiers: string[] } & Record<DocumentRelation, string[]>

/** What a document says of itself: whom it is about, and how it is tied to others. */
export type DocumentIdentity = { people: DocumentPerson[]; ties: DocumentTies }

/** What a longer identifier than any real one would fill the row with. */
const MOST_LETTERS = 300
const MOST_IDENTIFIERS = 10

/**
 * An identifier in one spelling, whether CDA writes it (a root and an extension) or FHIR (a system and a value), so that a
 * document of one form finds the one it is tied to in the other; null for none.
 */
export function documentIdentifier(system: string | null, value: string | null): string | null {
  const bare = (text: string) => text.trim().replace(/^urn:(oid|uuid):/i, "")
  const parts = [system === "urn:ietf:rfc:3986" ? "" : bare(system ?? ""), bare(value ?? "")].filter(Boolean)
  const text = parts.join("|").toLowerCase()
  return text && text.length <= MOST_LETTERS ? text : null
}

/** Each once, and no more than any document has. */
export const fewIdentifiers = (all: (string | null)[]): string[] =>
  [...new Set(all.filter((one) => one !== null))].slice(0, MOST_IDENTIFIERS)

/** The ties of a document, from what it calls the others of each relation. */
export function tiesOf(identifiers: (string | null)[], others: (relation: DocumentRelation) => (string | null)[]): DocumentTies {
  const of = (relation: DocumentRelation) => fewIdentifiers(others(relation))
  return {
    identifiers: fewIdentifiers(identifiers),
    ...{ replaces: of("replaces"), appends: of("appends"), transforms: of("transforms"), signs: of("signs") },
  }
}
