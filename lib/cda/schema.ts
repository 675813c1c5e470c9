/** What a page shows of a clinical document (CDA R2): words, tables and pictures; no markup and no address of its own survives. */

export type Style = "bold" | "italics" | "underline" | "sub" | "sup" | "inserted" | "deleted"

/** How the items of a list are counted; null for bullets. */
export type Numbering = "1" | "a" | "A" | "i" | "I" | null

/** A picture of the narrative, by its place in the document, or why it is not shown. */
export type CdaPicture =
  | { id: number; width: number; height: number; alt: string | null }
  | { refused: "too_large" | "unreadable" | "other_kind" | "missing" }

/** Inside a paragraph, a link or a note that is called stand only texts; a group with blocks in it is a block. */
export type NarrativeNode =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "group"; styles: Style[]; anchor: string | null; isBlock: boolean; children: NarrativeNode[] }
  | { kind: "link"; to: string; children: NarrativeNode[] }
  | { kind: "note"; number: number; isFirst: boolean }
  | { kind: "paragraph"; anchor: string | null; caption: NarrativeNode[]; children: NarrativeNode[] }
  | { kind: "list"; anchor: string | null; numbering: Numbering; caption: NarrativeNode[]; items: NarrativeItem[] }
  | ({ kind: "table" } & NarrativeTable)
  | { kind: "picture"; anchor: string | null; picture: CdaPicture; caption: NarrativeNode[] }

export type NarrativeItem = { anchor: string | null; caption: NarrativeNode[]; children: NarrativeNode[] }
export type NarrativeCell = {
  isHeading: boolean
  columns: number
  rows: number
  anchor: string | null
  children: NarrativeNode[]
}
export type NarrativeRow = NarrativeCell[]
export type NarrativeTable = {
  anchor: string | null
  caption: NarrativeNode[]
  head: NarrativeRow[]
  body: NarrativeRow[]
  foot: NarrativeRow[]
}

/** A footnote, said once at the end of the section that calls it first. */
export type NarrativeNote = { number: number; children: NarrativeNode[] }

export type CdaSection = {
  title: string
  anchor: string | null
  /** The language of the section when it is not the document's (BCP 47). */
  language: string | null
  nodes: NarrativeNode[]
  notes: NarrativeNote[]
  sections: CdaSection[]
}

/** What can be read of the body: sections (N3), a file inside the XML (N1), or plain text. */
export type CdaBody =
  | { kind: "sections"; sections: CdaSection[]; isCut: boolean }
  | { kind: "pdf" }
  | { kind: "picture"; picture: CdaPicture }
  | { kind: "text"; text: string }

/** How confidential its author says the document is (HL7 code system 2.16.840.1.113883.5.25). */
export const CDA_CONFIDENTIALITIES = ["N", "R", "V"] as const
export type CdaConfidentiality = (typeof CDA_CONFIDENTIALITIES)[number]

export type CdaHeader = {
  title: string
  type: string | null
  patient: { name: string; birthName: string | null; birthDate: string | null; sex: string | null; ins: string | null }
  authors: string[]
  validatedBy: string | null
  custodian: string | null
  actOn: string | null
  madeOn: string | null
  confidentiality: CdaConfidentiality | null
}

export type CdaDocumentView = {
  header: CdaHeader
  /** The language the document says it is written in (BCP 47). */
  language: string | null
  body: CdaBody
}

/** What the header proposes at the deposit: a type of JDV_J07, the day of the act, how confidential it is. */
export type CdaProposal = { typeCode: string | null; actOn: string | null; confidentiality: CdaConfidentiality | null }

/** The file is no clinical document that can be shown. */
export class CdaDocumentError extends Error {
  override name = "CdaDocumentError"
}
