import sharp from "sharp"
import { beforeEach, describe, expect, it } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { downloadFirstPage, downloadPart } from "@/lib/documents/download/commands"
import { DownloadFailedError } from "@/lib/documents/download/rules"
import { excludeCaregiver } from "@/lib/documents/exclusion/commands"
import { getDocument } from "@/lib/documents/queries"
import { deposit } from "@/lib/documents/upload/testing"
import { withdrawDocument } from "@/lib/documents/withdrawing/commands"
import { NotFoundError } from "@/lib/errors"
import { ACTIONS } from "@/lib/platform/files/active-pdf.testing"
import { picture, plainPdf, printedPdf } from "@/lib/platform/files/fixtures"
import { readDocument } from "../commands"

const { database: worker } = openWorker()

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
})

const give = (bytes: Buffer, name = "a.pdf") => deposit(jeanne, patientId, [{ bytes, name }])
const read = (documentId: string) => readDocument(worker, { patientId, documentId })
const shownTo = async (actor: Actor, id: string) => {
  const { bytes } = await downloadFirstPage(actor, patientId, id)
  return Buffer.concat(await Array.fromAsync(bytes))
}
const partsOf = (id: string) =>
  withAccess(jeanne, patientId, ["view:documents"], async (access) => (await getDocument(access, id)).parts)
const countPictures = async () =>
  Number(
    (
      await asSuperuser((sql) => sql`select count(*) from document_files where patient_id = ${patientId} and role = 'first_page'`)
    )[0]?.count,
  )

describe("The first page of a PDF", () => {
  it("is a picture for everybody who may read the document, as large as its page was told", async () => {
    const id = await give(await printedPdf(3))
    expect((await partsOf(id))[0]?.firstPage).toBe(null)
    await expect(shownTo(jeanne, id)).rejects.toThrow(NotFoundError)
    await read(id)
    const [part] = await partsOf(id)
    expect(part).toMatchObject({ mediaType: "application/pdf", isCopy: false, firstPage: { width: 720 } })
    for (const actor of [jeanne, claire])
      expect(await sharp(await shownTo(actor, id)).metadata()).toMatchObject({ format: "jpeg", ...part?.firstPage })
  })

  it("is shown to nobody from whom the document is kept, and tells strangers nothing", async () => {
    const id = await give(await printedPdf(1))
    await read(id)
    await withAccess(jeanne, patientId, ["edit:documents"], (access) => excludeCaregiver(access, id, claire.accountId))
    await expect(shownTo(claire, id)).rejects.toThrow(NotFoundError)
    await expect(shownTo(await newActor("Victor Noël"), id)).rejects.toThrow(NotFoundError)
  })

  it("changes nothing of what is downloaded, also of a form that is served as a copy", async () => {
    const form = plainPdf({ catalog: `/OpenAction ${ACTIONS.javascript}` })
    for (const bytes of [await printedPdf(1), form]) {
      const id = await give(bytes)
      const before = await partsOf(id)
      await read(id)
      const { file } = await downloadPart(jeanne, patientId, id, 0)
      expect(file).toMatchObject({ mediaType: "application/pdf", byteSize: before[0]?.byteSize })
      expect(await partsOf(id)).toMatchObject(before.map(({ firstPage: _, ...part }) => part))
    }
  })

  it("is kept once, however often the document is read, and of no photograph", async () => {
    const id = await give(await printedPdf(1))
    await read(id)
    await read(id)
    await read(await give(await picture(30, 20).png().toBuffer(), "b.png"))
    expect(await countPictures()).toBe(1)
  })

  it("goes with the document that is taken back, also where it was being drawn at that moment", async () => {
    const [drawn, drawing] = [await give(await printedPdf(1)), await give(await printedPdf(1))]
    await read(drawn)
    const late = read(drawing)
    for (const id of [drawn, drawing])
      await withAccess(jeanne, patientId, ["add:documents"], (access) => withdrawDocument(access, id))
    await late
    expect(await countPictures()).toBe(0)
  })

  it("that was damaged in the store is said to be so, and never shown", async () => {
    const id = await give(await printedPdf(1))
    await read(id)
    await asSuperuser(
      (sql) => sql`update document_files set object_key = (select object_key from document_files
        where document_id = ${id} and role = 'original') where document_id = ${id} and role = 'first_page'`,
    )
    await expect(shownTo(jeanne, id)).rejects.toThrow(DownloadFailedError)
  })
})
