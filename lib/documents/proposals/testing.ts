import type { Actor } from "@/lib/access/actor"
import { asSuperuser } from "@/lib/access/testing"
import { readAtOnce } from "@/lib/documents/reading/testing"
import { deposit } from "@/lib/documents/upload/testing"

type Resource = Record<string, unknown>

/** Jeanne, as a document names her. */
const JEANNE = { name: [{ family: "LEFEVRE", given: ["Jeanne"] }], birthDate: "1944-03-14", identifier: [] }

/** The same document, about Jeanne. */
export function aboutJeanne(bundle: { entry: { resource: Resource }[] }): Buffer {
  const entry = bundle.entry.map((one) =>
    one.resource.resourceType === "Patient" ? { ...one, resource: { ...one.resource, ...JEANNE } } : one,
  )
  return Buffer.from(JSON.stringify({ ...bundle, entry }))
}

/** A document of Dr Morel's about somebody that says these things, in one section. */
export function summaryOf(resources: Resource[], patient: Resource = JEANNE): Buffer {
  const composition = {
    resourceType: "Composition",
    status: "final",
    type: { coding: [{ system: "http://loinc.org", code: "60591-5" }] },
    subject: { reference: "Patient/p" },
    author: [{ display: "Anne Morel, médecin" }],
    date: "2026-05-03",
    title: "Synthèse",
    section: [{ title: "Ce qui compte", entry: resources.map((_, at) => ({ reference: `Basic/${at}` })) }],
  }
  const entry = [composition, { resourceType: "Patient", id: "p", ...patient }, ...resources]
  const addressed = entry.map((resource, at) => (at < 2 ? { resource } : { fullUrl: `Basic/${at - 2}`, resource }))
  return Buffer.from(JSON.stringify({ resourceType: "Bundle", type: "document", entry: addressed }))
}

/** Deposits a document that says one such thing, and what it proposes once the worker has read it. */
export async function depositProposing(actor: Actor, patientId: string, resource: Resource, title: string) {
  const files = [{ bytes: summaryOf([resource]), name: "a.json" }]
  const documentId = await deposit(actor, patientId, files, { title, sensitivity: "sensitive" })
  await readAtOnce({ patientId, documentId })
  const [row] = await asSuperuser((sql) => sql`select entry from proposals where document_id = ${documentId}`)
  return { documentId, entry: String(row?.entry) }
}

const word = (text: string) => ({ text })

/** One thing of each kind that a person chooses about. */
export const ASTHMA = { resourceType: "Condition", code: word("Asthme"), onsetDateTime: "2009" }
export const GOUT = { resourceType: "Condition", code: word("Goutte") }
export const HIP = {
  resourceType: "Procedure",
  status: "completed",
  code: word("Prothèse de hanche"),
  performedDateTime: "2019-03",
}
export const PENICILLIN = { resourceType: "AllergyIntolerance", code: word("Pénicilline") }
export const METFORMIN = {
  resourceType: "MedicationStatement",
  status: "active",
  medicationCodeableConcept: word("Metformine 850 mg"),
}
export const FLU_SHOT = {
  resourceType: "Immunization",
  status: "completed",
  vaccineCode: word("Vaccin contre la grippe"),
  occurrenceDateTime: "2025-10",
}
/** What nobody can take: the record has no place for it, its author rules it out, or its day has not come. */
export const PLAN = { resourceType: "CarePlan", status: "active", intent: "plan" }
export const NO_FLU = { resourceType: "Condition", code: word("Grippe"), verificationStatus: { coding: [{ code: "refuted" }] } }
export const NEXT_SHOT = { ...FLU_SHOT, occurrenceDateTime: "2999-10" }
