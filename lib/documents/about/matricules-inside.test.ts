import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { newActor, newPatient } from "@/lib/access/testing"
import { biologyReport, clinicalDocument, levelOneReport, media, section, structured } from "@/lib/cda/examples"
import type { GivenFile } from "@/lib/documents/upload/testing"
import { INS_OIDS } from "@/lib/identity/rules"
import { attachedPdf } from "@/lib/platform/files/active-pdf.testing"
import { askedOfDraft, fhirAbout, giveMatricule, newMatricule, pdfOf, sendFiles, xmlFile } from "./testing"

afterAll(closeDatabase)

const OTHER = "279035121518989"
const another = { name: null, birthDate: null, number: "27903" }

let jeanne: Actor
let patientId: string
let ours: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
  ours = newMatricule()
  await giveMatricule(patientId, ours, INS_OIDS.nir)
})

type File = { name: string; bytes: Buffer }

const saying = async (number: string): Promise<File> => ({ name: "lettre.pdf", bytes: await pdfOf([`INS ${number}`]) })
const attached = (...files: File[]) => attachedPdf(files)
const askedOf = async (files: GivenFile[]) => askedOfDraft(jeanne, patientId, await sendFiles(jeanne, patientId, files))
const asked = (bytes: Buffer) => askedOf([{ bytes, name: "a.pdf" }])
const cdaOf = (id: string) => Buffer.from(biologyReport({ ids: [{ root: INS_OIDS.nir, extension: id }] }))
const fhirOf = (value: string) => {
  const [file] = fhirAbout("Jeanne", "Lefèvre", { identifier: [{ system: `urn:oid:${INS_OIDS.nir}`, value }] })
  return file?.bytes ?? Buffer.alloc(0)
}

describe("A paper that is attached to a PDF", () => {
  it.each<[string, (number: string) => File | Promise<File>]>([
    ["as a PDF", saying],
    ["as a clinical document", (number) => ({ name: "cr.xml", bytes: cdaOf(number) })],
    ["as a FHIR document", (number) => ({ name: "cr.json", bytes: fhirOf(number) })],
    [
      "in a clinical document",
      async (number) => {
        return { name: "cr.xml", bytes: Buffer.from(levelOneReport((await saying(number)).bytes)) }
      },
    ],
  ])("and bears a matricule is asked about where that is somebody else's: %s", async (_, file) => {
    const notes = { name: "notes.txt", bytes: Buffer.from("à jeun") }
    expect(await asked(attached(notes, await file(OTHER)))).toEqual(another)
    expect(await asked(attached(notes, await file(ours)))).toBeNull()
  })

  it("is looked into where the PDF itself stands in a clinical document or in a FHIR one", async () => {
    const ids = [{ root: INS_OIDS.nir, extension: ours }]
    const inCda = (pdf: Buffer) =>
      clinicalDocument({
        ids,
        body: structured(section("Lettres", "<paragraph>Voir</paragraph>", media("A", pdf, "application/pdf"))),
      })
    const inFhir = (pdf: Buffer) => {
      const form = [{ contentType: "application/pdf", data: pdf.toString("base64") }]
      const report = { resourceType: "DiagnosticReport", status: "final", code: { text: "Analyse" }, presentedForm: form }
      return fhirAbout("Jeanne", "Lefèvre", { contained: [report] })
    }
    const [hers, other] = [attached(await saying(ours)), attached(await saying(OTHER))]
    expect(await askedOf(xmlFile(inCda(hers)))).toBeNull()
    expect(await askedOf(xmlFile(inCda(other)))).toEqual(another)
    expect(await askedOf(xmlFile(levelOneReport(other, { ids })))).toEqual(another)
    expect(await askedOf(inFhir(hers))).toBeNull()
    expect(await askedOf(inFhir(other))).toEqual(another)
  })

  it("is not looked for without end: what stands four papers deep is not read", async () => {
    const ids = [{ root: INS_OIDS.nir, extension: ours }]
    const deep = async (number: string, papers: number) => {
      let pdf = (await saying(number)).bytes
      for (let at = 1; at < papers; at++) pdf = attached({ name: "lettre.pdf", bytes: pdf })
      return clinicalDocument({
        ids,
        body: structured(section("A", "<paragraph>Voir</paragraph>", media("A", pdf, "application/pdf"))),
      })
    }
    expect(await askedOf(xmlFile(await deep(OTHER, 3)))).toEqual(another)
    expect(await askedOf(xmlFile(await deep(OTHER, 4)))).toBeNull()
  })
})
