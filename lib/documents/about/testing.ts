import { randomInt } from "node:crypto"
import PdfKit from "pdfkit"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { getDraft } from "@/lib/documents/deposit/queries"
import { type GivenFile, upload } from "@/lib/documents/upload/testing"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { insDigest } from "@/lib/identity/ins-digest"
import { INS_OIDS, insKey } from "@/lib/identity/rules"

/** A matricule INS that nobody bears in the demonstration, of a woman born in March 1944 unless said otherwise. */
export function newMatricule(start = "2440337"): string {
  const body = `${start}${randomInt(100_000, 999_999)}`
  return body + insKey(body)
}

/** Gives the person of a space a matricule INS. */
export const giveMatricule = (patientId: string, matricule: string, oid: string = INS_OIDS.demo) =>
  asSuperuser(
    (sql) => sql`update patients set ins_oid = ${oid}, ins_ciphertext = 'x', ins_hmac = ${insDigest(oid, matricule)}
      where patient_id = ${patientId}`,
  )

/** Sends files, which wait to be described, and gives the draft's id. */
export async function sendFiles(by: Actor, patientId: string, files: GivenFile[]): Promise<string> {
  const deposited = await upload(by, patientId, files)
  if (!("draftId" in deposited)) throw new Error("The deposit is no draft")
  return deposited.draftId
}

/** What is asked of whoever deposits: of whom the document says that it is about. */
export const askedOfDraft = (by: Actor, patientId: string, draftId: string) =>
  withAccess(by, patientId, ["add:documents"], async (access) => (await getDraft(access, draftId)).asked)

export const xmlFile = (text: string): GivenFile[] => [{ bytes: Buffer.from(text), name: "document.xml" }]

/** A FHIR document about somebody of this name. */
export function fhirAbout(given: string, family: string, more: Record<string, unknown> = {}): GivenFile[] {
  const document = documentWith({ resourceType: "Observation", status: "final", code: { text: "Glycémie" } })
  const [first, , ...others] = document.entry.map(({ resource }) => resource)
  const composition = { ...first, title: "Essai" }
  const patient = { resourceType: "Patient", id: "p", name: [{ family, given: [given] }], ...more }
  const content = { ...document, entry: [composition, patient, ...others].map((resource) => ({ resource })) }
  return [{ bytes: Buffer.from(JSON.stringify(content)), name: "document.json" }]
}

/** A PDF whose page says these lines. */
export function pdfOf(lines: string[]): Promise<Buffer> {
  return drawn((pdf) => {
    for (const line of lines) pdf.text(line)
  })
}

/** A PDF as it is drawn. */
export async function drawn(draw: (pdf: InstanceType<typeof PdfKit>) => void): Promise<Buffer> {
  const pdf = new PdfKit()
  draw(pdf)
  pdf.end()
  return Buffer.concat((await Array.fromAsync(pdf)) as Buffer[])
}
