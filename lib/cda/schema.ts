import type { NarrativeNode, NarrativeNote, NarrativePicture } from "@/lib/narrative/schema"

/** What a page shows of a clinical document (CDA R2): words, tables and pictures; no markup and no address of its own survives. */

export type CdaSection = {
  title: string
  anchor: string | null
  /** The language of the section when it is not the document's (BCP 47). */
  language: string | null
  /** Whom the section is about, when it is not the patient; null when it is. */
  about: string | null
  /** Whom some of its entries are about, when that is not the patient. */
  aboutSome: string | null
  /** That it, or some of it, is to be shown to few people. */
  restricted: string[]
  nodes: NarrativeNode[]
  notes: NarrativeNote[]
  /** Something of it is left out, or all of it: the document is too long. */
  isCut: boolean
  /** The words of its coded entries, where it has no text: null when it has one, or no entry. */
  coded: string[] | null
  /** Its pictures and files that no text calls. */
  files: NarrativeNode[]
  sections: CdaSection[]
}

/** What can be read of the body: sections (N3), a file inside the XML (N1), or plain text. */
export type CdaBody =
  | { kind: "sections"; sections: CdaSection[]; isCut: boolean }
  | { kind: "pdf" }
  | { kind: "picture"; picture: NarrativePicture }
  | { kind: "text"; text: string }

/** How confidential its author says the document is (HL7 code system 2.16.840.1.113883.5.25). */
export const CDA_CONFIDENTIALITIES = ["N", "R", "V"] as const
export type CdaConfidentiality = (typeof CDA_CONFIDENTIALITIES)[number]

/** What a document may be to another (HL7 value set x_ActRelationshipDocument). */
export const CDA_RELATIONS = { RPLC: "replaces", APND: "appends", XFRM: "transforms" } as const
export type CdaRelation = (typeof CDA_RELATIONS)[keyof typeof CDA_RELATIONS]

/** The relation of a code; null for a code of none. */
export const relationOf = (code: string | null): CdaRelation | null =>
  Object.entries(CDA_RELATIONS).find(([known]) => known === code)?.[1] ?? null

/** What a header may tell beside whom the document is about and who made it, in the order in which a page says it. */
export const CDA_AROUND = [
  ...(["guardian", "birth_place", "address", "contact", "cared_by", "emergency", "next_of_kin", "helper"] as const),
  ...(["typed_by", "told_by", "validated_on", "confirmed_by", "sent_to", "others", "asked", "act", "done_by"] as const),
  ...(["stay", "stay_place", "stay_by", "stay_with", "discharge", "consent", "version"] as const),
] as const
export type CdaAround = (typeof CDA_AROUND)[number]

export type CdaHeader = {
  title: string
  type: string | null
  patient: { name: string; birthName: string | null; birthDate: string | null; sex: string | null; ins: string | null }
  /** Who else the document is about, by name: a mother and her child may share one. */
  otherPatients: string[]
  authors: string[]
  validatedBy: string | null
  custodian: string | null
  actOn: string | null
  madeOn: string | null
  confidentiality: CdaConfidentiality | null
  /** What is to be known of the whole: provisional, given up, written in error. */
  warnings: string[]
  /** What the document is to others: it takes the place of one, adds to one, is made from one. */
  relations: CdaRelation[]
  /** Everybody and everything else that the header names. */
  around: { about: CdaAround; said: string }[]
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
