import type { InsId } from "./rules"
import type { NamedPerson } from "./same-person"

/** A person whom a document says it is about: the name as she wears it, every name that it gives, and her matricules INS. */
export type DocumentPerson = NamedPerson & { name: string | null; ids: InsId[] }

/** What a document says of itself: whom it is about, by which identifiers it is known, and which documents it replaces. */
export type DocumentIdentity = { people: DocumentPerson[]; identifiers: string[]; replaces: string[] }

/** What a longer identifier than any real one would fill the row with. */
const MOST_LETTERS = 300
const MOST_IDENTIFIERS = 10

/**
 * An identifier in one spelling, whether CDA writes it (a root and an extension) or FHIR (a system and a value), so that a
 * document of one form finds its earlier version in the other; null for none.
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
