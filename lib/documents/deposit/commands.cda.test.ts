import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import {
  biologyReport,
  type CdaParts,
  clinicalDocument,
  everyElement,
  levelOneReport,
  section,
  structured,
  vaccinationRecord,
} from "@/lib/cda/examples"
import { giveMatricule, newMatricule } from "@/lib/documents/about/testing"
import { downloadInnerFile, downloadInnerPdf } from "@/lib/documents/download/inner/commands"
import { readCda } from "@/lib/documents/download/queries"
import { getDocument } from "@/lib/documents/queries"
import { DepositRefusedError } from "@/lib/documents/upload/rules"
import { deposit, upload } from "@/lib/documents/upload/testing"
import { NotFoundError } from "@/lib/errors"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { INS_OIDS } from "@/lib/identity/rules"
import { ACTIONS } from "@/lib/platform/files/active-pdf.testing"
import { picture, plainPdf, printedPdf } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { getDraft, readProposal } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

const asFile = (xml: string | Buffer) => [{ bytes: Buffer.from(xml), name: "document.xml", type: "text/xml" }]
const viewing = (documentId: string, actor = jeanne) =>
  withAccess(actor, patientId, ["view:documents"], async (access) => ({
    document: await getDocument(access, documentId),
    reading: await readCda(access, documentId, "fr"),
  }))
const marksOf = (id: string) => asSuperuser(async (sql) => (await sql`select marks from documents where id = ${id}`)[0]?.marks)

describe("A clinical document that is deposited", () => {
  it.each([
    ["a report of biology", biologyReport(), "11502-2", "2026-10-19"],
    ["a record of vaccinations", vaccinationRecord(), "11369-6", "2026-10-19"],
    [
      "a report with its type and no day of the act",
      clinicalDocument({ actAt: null, body: structured(section("A", "a")) }),
      "11488-4",
      "2026-10-20",
    ],
  ])("proposes its type and its day, and is read in its page: %s", async (_, xml, typeCode, actOn) => {
    const deposited = await upload(jeanne, patientId, asFile(xml))
    const draftId = "draftId" in deposited ? deposited.draftId : ""
    const proposal = await withAccess(jeanne, patientId, ["add:documents"], async (access) =>
      readProposal(access, await getDraft(access, draftId)),
    )
    expect(proposal).toMatchObject({ typeCode, actOn, confidentiality: "N" })
    const documentId = await deposit(jeanne, patientId, asFile(xml), { typeCode, actOn })
    const { document, reading } = await viewing(documentId)
    expect(document).toMatchObject({ mediaType: "text/xml", parts: [{ fileName: "document.xml" }], pageCount: null })
    expect(reading).toMatchObject({ view: { header: { patient: { name: "Jeanne Lefèvre" } }, body: { kind: "sections" } } })
    expect(await marksOf(documentId)).toEqual(["N"])
  })

  it("of level 1 counts the pages of its PDF, and gives it", async () => {
    const pdf = await printedPdf(3)
    const documentId = await deposit(jeanne, patientId, asFile(levelOneReport(pdf)))
    expect(await viewing(documentId)).toMatchObject({ document: { pageCount: 3 }, reading: { view: { body: { kind: "pdf" } } } })
    const { bytes, file } = await downloadInnerPdf(jeanne, patientId, documentId)
    expect(bytes.equals(pdf)).toBe(true)
    expect(file.mediaType).toBe("text/xml")
    await expect(downloadInnerFile(jeanne, patientId, documentId, 0)).rejects.toThrow(NotFoundError)
  })

  it("in Latin letters is read as it was written", async () => {
    const xml = biologyReport({ encoding: "ISO-8859-1" }).replaceAll("’", "'")
    const documentId = await deposit(jeanne, patientId, asFile(Buffer.from(xml, "latin1")))
    expect(JSON.stringify(await viewing(documentId))).toContain("Hématologie")
  })

  it("keeps what its author says of its confidentiality, beside the mark that every document has", async () => {
    for (const confidentiality of ["R", "V"]) {
      const documentId = await deposit(jeanne, patientId, asFile(biologyReport({ confidentiality })))
      expect(await marksOf(documentId)).toEqual(["N", confidentiality])
    }
    const summary = documentWith({ resourceType: "Observation", status: "final" })
    Object.assign(summary.entry[0]?.resource ?? {}, { title: "Résumé", confidentiality: "R" })
    Object.assign(summary.entry[1]?.resource ?? {}, { name: [{ family: "Lefèvre", given: ["Jeanne"] }] })
    const files = [{ bytes: Buffer.from(JSON.stringify(summary)), name: "resume.json" }]
    expect(await marksOf(await deposit(jeanne, patientId, files))).toEqual(["N", "R"])
  })

  it("says of a file inside that may act on the device that it does not open", async () => {
    const launching = plainPdf({ catalog: `/OpenAction ${ACTIONS.launch}` })
    const xml = everyElement(launching).replace("image/png", "application/pdf")
    const documentId = await deposit(jeanne, patientId, asFile(xml), { typeCode: "11488-4" })
    await expect(downloadInnerFile(jeanne, patientId, documentId, 0)).rejects.toMatchObject({ fault: "unsafe" })
  })

  it("gives its pictures made anew, only to who may see it, and nothing that is no picture", async () => {
    const photo = await picture(30, 20)
      .withExif({ IFD0: { Copyright: "SECRET-OWNER" } })
      .jpeg()
      .toBuffer()
    const xml = everyElement(photo).replace("image/png", "image/jpeg")
    const documentId = await deposit(jeanne, patientId, asFile(xml), { typeCode: "11488-4" })
    const { bytes, mediaType } = await downloadInnerFile(jeanne, patientId, documentId, 0)
    expect(mediaType).toBe("image/jpeg")
    expect(bytes.includes("SECRET-OWNER")).toBe(false)
    for (const place of [1, -1, Number.NaN])
      await expect(downloadInnerFile(jeanne, patientId, documentId, place)).rejects.toThrow(NotFoundError)
    await expect(downloadInnerPdf(jeanne, patientId, documentId)).rejects.toThrow(NotFoundError)
    const claire = await newActor("Claire Lefèvre")
    await expect(downloadInnerFile(claire, patientId, documentId, 0)).rejects.toThrow(NotFoundError)
    await newDelegation(jeanne, patientId, claire)
    await expect(downloadInnerFile(claire, patientId, documentId, 0)).rejects.toThrow(NotFoundError)
  })

  it("is told from a document of another kind", async () => {
    const documentId = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    await expect(downloadInnerPdf(jeanne, patientId, documentId)).rejects.toThrow(NotFoundError)
  })
})

describe("A clinical document that bears a matricule INS", () => {
  let ours: string
  beforeEach(() => {
    ours = newMatricule()
  })
  const DEMO = INS_OIDS.demo
  const ids = (...given: [root: string, extension: string][]): Partial<CdaParts> => ({
    ids: given.map(([root, extension]) => ({ root, extension })),
  })
  const leftBehind = async () => {
    const counts = await asSuperuser(
      async (sql) => sql`select
      (select count(*)::int from deposit_drafts where patient_id = ${patientId}) drafts,
      (select count(*)::int from documents where patient_id = ${patientId}) documents`,
    )
    return { ...counts[0], objects: (await Array.fromAsync(objectStore().list()).catch(() => [])).length }
  }

  it("of somebody else is refused with the reason, and nothing of it is kept", async () => {
    await giveMatricule(patientId, ours)
    const before = await leftBehind()
    for (const other of [ids([DEMO, "279035121518989"]), ids(["1.2.250.1.213.1.4.8", "279035121518989"]), ids([DEMO, "abc"])])
      await expect(upload(jeanne, patientId, asFile(biologyReport(other)))).rejects.toThrow(
        new DepositRefusedError("other_patient"),
      )
    expect(await leftBehind()).toEqual(before)
  })

  it("of the patient is taken, under any of her matricules and with or without its key", async () => {
    await giveMatricule(patientId, ours)
    for (const same of [
      ids([DEMO, ours]),
      ids(["1.2.250.1.213.1.4.10", ours.replace(/(\d{3})/g, "$1 ")]),
      ids([DEMO, ours.slice(0, 13)]),
      ids([DEMO, "279035121518989"], [DEMO, ours]),
      ids(["1.2.3", "279035121518989"]),
      {},
    ])
      expect(await upload(jeanne, patientId, asFile(biologyReport(same)))).toHaveProperty("draftId")
  })

  it("is taken where the space has none: nobody can say whose it is", async () => {
    expect(await upload(jeanne, patientId, asFile(biologyReport(ids([DEMO, "279035121518989"]))))).toHaveProperty("draftId")
  })
})
