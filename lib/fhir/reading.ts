import type { Lookup } from "./bundle"
import type { FhirNarratives } from "./narrative"
import type { Node } from "./node"
import type { FhirWords } from "./words"

/** So many entries are read for one page, the parts of entries counted; far more than any page can be read. */
const MOST_ENTRIES = 20_000

/** Everything needed to read one document. */
export type Reading = {
  find: Lookup
  words: FhirWords
  narratives: FhirNarratives
  /** The patient whom the document is about, where it holds them, and how the document points to them. */
  subject: { patient: Node | null; reference: Node | null }
  /** The place of a file inside the document, counted over all of them; null for a file that stands elsewhere. */
  placeOf: (file: Node) => number | null
  /** What turns the sense of a resource round, in words. */
  signsOf: (resource: Node) => string[]
  measure: Measure
}

/** Counts what is read, so that no document can exhaust the reader; what is left out is said. */
export class Measure {
  refused = 0
  private left = MOST_ENTRIES

  spend(): boolean {
    if (this.left <= 0) this.refused++
    else this.left--
    return this.refused === 0
  }
}

/** How many entries and words were left out so far, because the document is too long to be shown whole. */
export const leftOut = ({ measure, narratives }: Reading): number => measure.refused + narratives.refused

/** The resource that a reference of `from` points to, or null when the document does not hold it. */
export function resolve(reference: Node | null, from: Node | null, reading: Reading): Node | null {
  return reference && reading.find(reference, from)
}
