import type { NarrativeNode } from "@/lib/narrative/schema"

/** What a page shows of a FHIR document: words only, no code, no address of a coding system. */

/** What the author wrote in his own words, and whether it may say more than the coded part (`text.status`, FHIR R4 §2.4.0). */
export type OwnText = { nodes: NarrativeNode[]; saysMore: boolean }

export type FhirLine = { label: string; value: string }

/** A file attached to an entry; its place inside the document, null when it stands elsewhere. */
export type FhirFile = { title: string; kind: "pdf" | "picture" | "text" | "other"; place: number | null; text: string | null }

export type FhirEntry = {
  heading: string
  /** What turns the sense of the entry round: not to be given, ruled out, about somebody else; said with the heading. */
  warnings: string[]
  lines: FhirLine[]
  notes: string[]
  /** "Selon le Dr Morel, le 3 mai 2026": who said it and when, where the document tells. */
  saidBy: string | null
  /** The author's own text, where nothing else says it all. */
  narrative: OwnText
  /** Whatever else the author coded. */
  more: FhirLine[]
  files: FhirFile[]
  parts: FhirEntry[]
}

export type FhirSection = {
  /** Where the table of contents leads. */
  anchor: string
  title: string
  /** What the author called it, where that is not what we call it. */
  ownTitle: string | null
  /** The part began on a page before this one. */
  isContinued: boolean
  warnings: string[]
  /** Who made it, where that is not the author of the document. */
  saidBy: string | null
  /** Why there is nothing, in words. */
  emptyReason: string | null
  entries: FhirEntry[]
  /** What its author added to the part itself. */
  more: FhirLine[]
  narrative: OwnText
  /** Some of it was left out: the document is too long. */
  isCut: boolean
  sections: FhirSection[]
}

/** Where one is in a document that is shown in pages; its parts, each with the page on which it begins. */
export type FhirPages = { page: number; count: number; contents: { title: string; page: number; anchor: string }[] }

/** How confidential its author says the document is, the strictest last (HL7 code system v3-Confidentiality). */
export const FHIR_CONFIDENTIALITIES = ["N", "R", "V"] as const
export type FhirConfidentiality = (typeof FHIR_CONFIDENTIALITIES)[number]

export type FhirDocumentView = {
  title: string
  ownTitle: string | null
  /** The language the document says it is written in (BCP 47), for the `lang` of what it says in its own words. */
  language: string | null
  /** What is to be known of the whole: provisional, recorded in error, changed by something that we cannot read. */
  warnings: string[]
  patient: {
    name: string
    birthName: string | null
    /** The name of the papers, where another is in use. */
    officialName: string | null
    birthDate: string | null
    /** The day, or that the person has died. */
    died: string | null
    sex: string | null
  }
  /** Whatever else the author coded of the document and of whom it is about. */
  more: FhirLine[]
  authors: string[]
  validatedBy: string | null
  validatedOn: string | null
  custodian: string | null
  actOn: string | null
  date: string | null
  confidentiality: FhirConfidentiality | null
  /** What the document is to others, in sentences: it replaces one, adds to one. */
  relations: string[]
  /** What the author wrote of the document as a whole. */
  narrative: OwnText
  sections: FhirSection[]
  pages: FhirPages
  /** The document is too long to be shown whole. */
  isCut: boolean
}

const FHIR_FAULTS = ["not_fhir", "not_a_document", "no_composition"] as const
export type FhirFault = (typeof FHIR_FAULTS)[number]

/** The file is no FHIR document that can be shown; `code` names the sentence in `fhir.faults`. */
export class FhirDocumentError extends Error {
  override name = "FhirDocumentError"
  constructor(readonly code: FhirFault) {
    super(`Not a readable FHIR document: ${code}`)
  }
}
