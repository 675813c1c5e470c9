import type { NarrativeNode } from "@/lib/narrative/schema"

/** What a page shows of a FHIR document: words only, no code, no address of a coding system. */

/** What the author wrote in his own words, and whether it may say more than the coded part (`text.status`, FHIR R4 §2.4.0). */
export type OwnText = { nodes: NarrativeNode[]; saysMore: boolean }

export type FhirLine = { label: string; value: string }

export type FhirEntry = {
  heading: string
  lines: FhirLine[]
  notes: string[]
  /** "Selon le Dr Morel, le 3 mai 2026": who said it and when, where the document tells. */
  saidBy: string | null
  /** The author's own text, only when nothing else of the entry could be read. */
  narrative: OwnText
  parts: FhirEntry[]
}

export type FhirSection = {
  title: string
  /** Why there is nothing, in words. */
  emptyReason: string | null
  entries: FhirEntry[]
  narrative: OwnText
  sections: FhirSection[]
}

export type FhirDocumentView = {
  title: string
  /** The language the document says it is written in (BCP 47), for the `lang` of what it says in its own words. */
  language: string | null
  patient: { name: string; birthDate: string | null; sex: string | null }
  authors: string[]
  custodian: string | null
  date: string | null
  /** What the author wrote of the document as a whole. */
  narrative: OwnText
  sections: FhirSection[]
  /** The document is too long to be shown whole. */
  isCut: boolean
}

export const FHIR_FAULTS = ["not_fhir", "not_a_document", "no_composition", "not_final"] as const
export type FhirFault = (typeof FHIR_FAULTS)[number]

/** The file is no FHIR document that can be shown; `code` names the sentence in `fhir.faults`. */
export class FhirDocumentError extends Error {
  override name = "FhirDocumentError"
  constructor(readonly code: FhirFault) {
    super(`Not a readable FHIR document: ${code}`)
  }
}
