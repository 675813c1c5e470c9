import type { InsId } from "./rules"
import type { NamedPerson } from "./same-person"

/** A person whom a document says it is about: the name as she wears it, every name that it gives, and her matricules INS. */
export type DocumentPerson = NamedPerson & { name: string | null; ids: InsId[] }
