import type { ConfidentialityMark, DocumentGroup, MediaType } from "@/drizzle/vocabulary"
import { mayAdd } from "@/lib/access/items"
import type { Scope } from "@/lib/access/scope"
import type { CdaConfidentiality } from "@/lib/cda/schema"
import type { AboutAnother } from "@/lib/documents/about/rules"
import { documentType, groupOfType, TYPE_CODES, typesOfGroup } from "@/lib/reference/document-types"
import { plainTypeSearch } from "@/lib/reference/type-search"
import type { Sight } from "./schema"

/** What is offered before anybody searched: the documents people bring most often. */
const USUAL = ["11502-2", "57833-6", "11488-4", "34112-3", "18748-4", "11369-6", "60593-1", "CERT_DECL", "REMB", "DOCPAT01"]

/** The types to choose from: those that answer the words typed, else the usual ones, and the proposed one first; only what this person may add. */
export function offeredTypes(scope: Scope, query: string, proposed: string | null): string[] {
  const found = plainTypeSearch(query)
  const all = query.trim() ? found : [...(proposed ? [proposed] : []), ...USUAL]
  return [...new Set(all)].filter((code) => TYPE_CODES.includes(code) && mayAddType(scope, code)).slice(0, 12)
}

/** Every type that this person may add, by group, for who finds no word. */
export function allTypes(scope: Scope, groups: readonly DocumentGroup[]): { group: DocumentGroup; codes: string[] }[] {
  return groups
    .map((group) => ({ group, codes: typesOfGroup(group).filter((code) => mayAddType(scope, code)) }))
    .filter(({ codes }) => codes.length > 0)
}

/** Whether this person may add a document of this type: a professional brings none of those that patients write. */
export function mayAddType(scope: Scope, typeCode: string): boolean {
  const isPatients = documentType(typeCode)?.patientAuthored ?? false
  return mayAdd(scope, { section: "documents", documentGroup: groupOfType(typeCode), isPatients })
}

/** What a professional marks his deposit with (JDV_J08), each on its own. */
export function sightMarks({ patientSees, hideFromRepresentatives, hideFromProfessionals }: Sight): ConfidentialityMark[] {
  const marks: ConfidentialityMark[] = []
  if (patientSees === "announced") marks.push("INVISIBLE_PATIENT")
  if (hideFromRepresentatives) marks.push("INVISIBLE_REPRESENTANTS_LEGAUX")
  if (hideFromProfessionals) marks.push("MASQUE_PS")
  return marks
}

/** A deposit that waits to be described. */
export type Draft = {
  id: string
  createdAt: Date
  /** Whom it says it is about, as long as nobody answered that it is for the person of the space all the same. */
  asked: AboutAnother | null
  files: { fileName: string; mediaType: MediaType; pageCount: number | null }[]
}

/** What the file says about itself: only a FHIR or a clinical document does. */
export type Proposal = { typeCode: string | null; actOn: string | null; confidentiality: CdaConfidentiality | null }

/** The marks of a new document: normal, and beside it what its author said when that is more. */
export function marksFrom({ confidentiality }: Pick<Proposal, "confidentiality">): ConfidentialityMark[] {
  return confidentiality && confidentiality !== "N" ? ["N", confidentiality] : ["N"]
}
