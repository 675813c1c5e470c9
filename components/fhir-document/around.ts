import type { Around, Say } from "../narrative/around"

/** What every part of a FHIR document needs to know of the page that it stands on. */
export type FhirAround = {
  /** The words around the document: `fhir.page` of the messages. */
  say: Say
  /** What the author's own text needs. */
  text: Around
  /** The address of a file of the document, by its place; null where none can be opened. */
  fileAddress: ((place: number) => string) | null
}
