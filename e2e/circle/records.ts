import { readFile } from "node:fs/promises"
import { recordPage } from "@/demo/record-page"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newDocument, newTeamMember } from "@/lib/access/testing"
import { biologyReport, everyElement, levelOneReport, personInHeader } from "@/lib/cda/examples"
import { readAtOnce } from "@/lib/documents/reading/testing"
import { deposit, type GivenFile, upload } from "@/lib/documents/upload/testing"
import { picture, plainPdf } from "@/lib/platform/files/fixtures"
import type { SignedIn } from "./cast"

const EXAMPLES = new URL("../../node_modules/hl7.fhir.uv.ips/example/", import.meta.url)

/** A document of each kind, one that is sensitive, one that is deleted, and files not yet described. */
export async function keepDocuments(patient: Actor, patientId: string) {
  const paper = { title: "Analyses de sang", patient: "Jeanne Lefèvre", author: "Laboratoire Bellevue", date: "15 janvier 2026" }
  const page = await recordPage({ ...paper, lines: ["Hémoglobine glyquée (HbA1c) : 7,1 %"] })
  const summary = await readFile(new URL("Bundle-IPS-examples-Bundle-01.json", EXAMPLES))
  const pdf = (name: string) => [{ bytes: page, name, type: "application/pdf" }]
  const documentId = await deposit(patient, patientId, pdf("analyses.pdf"))
  await readAtOnce({ patientId, documentId })
  const hiddenDocumentId = await newDocument(patient, patientId, {
    documentGroup: "consultations",
    typeCode: "11488-4",
    title: "Consultation de psychiatrie",
  })
  const summaryId = await deposit(patient, patientId, [{ bytes: summary, name: "resume.json" }], { typeCode: "60591-5" })
  const clinical = async (xml: string) => deposit(patient, patientId, [{ bytes: Buffer.from(xml), name: "compte-rendu.xml" }])
  const clinicalId = await clinical(everyElement(await picture(300, 200).png().toBuffer()))
  const levelOneId = await clinical(levelOneReport(page))
  const deletedDocumentId = await newDocument(patient, patientId, { title: "Ordonnance en double" })
  await asSuperuser((sql) => sql`update documents set deleted_at = now() where id = ${deletedDocumentId}`)
  const draft = async (files: GivenFile[]) => {
    const deposited = await upload(patient, patientId, files)
    if (!("draftId" in deposited)) throw new Error("The deposit is no draft")
    return deposited.draftId
  }
  const depositDraftId = await draft([{ bytes: await picture(300, 200).jpeg().toBuffer(), name: "ordonnance.jpg" }])
  const another = biologyReport({ patient: personInHeader("Nina", "ESSAI", "19700203") })
  const namedDraftId = await draft([{ bytes: Buffer.from(another), name: "analyses.xml" }])
  const kept = { documentId, hiddenDocumentId, summaryId, clinicalId, levelOneId, deletedDocumentId }
  return { ...kept, depositDraftId, namedDraftId }
}

/** The patient has named a professional in her care team, and he has deposited. */
export async function depositInCare({ patient, teamProfessional }: Record<SignedIn, Actor>, patientId: string) {
  await newTeamMember(patient, patientId, teamProfessional)
  const awaitedDocumentId = await newDocument(patient, patientId, {
    title: "Résultats à annoncer",
    authorKind: "professional",
    authorAccountId: teamProfessional.accountId,
    authorName: teamProfessional.displayName,
    marks: ["N", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX"],
  })
  const draft = await upload(teamProfessional, patientId, [{ bytes: plainPdf(), name: "compte rendu.pdf" }])
  if (!("draftId" in draft)) throw new Error("The deposit is no draft")
  return { awaitedDocumentId, careDraftId: draft.draftId }
}
