import { readFileSync } from "node:fs"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { readCdaPdf } from "@/lib/cda/document"
import { levelOneReport } from "@/lib/cda/examples"
import { getDocument } from "@/lib/documents/queries"
import { deposit } from "@/lib/documents/upload/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { ACTIONS, whatActs } from "@/lib/platform/files/active-pdf.testing"
import { plainPdf, telephonePhoto } from "@/lib/platform/files/fixtures"
import { type Download, downloadOriginal, downloadPart } from "./commands"
import { downloadInnerPdf } from "./inner/commands"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
})

const form = plainPdf({ catalog: `/OpenAction ${ACTIONS.javascript}` })
const fields = plainPdf({
  catalog: "/AcroForm << /Fields [5 0 R] >>",
  page: "/Annots [5 0 R]",
  objects: [`<< /Subtype /Widget /Rect [0 0 9 9] /FT /Btn /T (envoyer) /A ${ACTIONS["form sent"]} >>`],
})
const whole = async (download: Promise<Download>) => Buffer.concat(await Array.fromAsync((await download).bytes))
const partsOf = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["view:documents"], async (access) => (await getDocument(access, id)).parts)

describe.each([
  ["programs", form],
  ["a button that sends what is filled in", fields],
])("A form with %s", (_, bytes) => {
  it("is read and downloaded as a copy without them, by whoever reads it, and is said to be one", async () => {
    const id = await deposit(jeanne, patientId, [{ bytes, name: "demande.pdf" }])
    for (const actor of [jeanne, claire]) {
      const served = await whole(downloadPart(actor, patientId, id, 0))
      expect(await whatActs(served)).toEqual([])
      expect(await partsOf(actor, id)).toMatchObject([{ mediaType: "application/pdf", byteSize: served.length, isCopy: true }])
    }
  })

  it("stays the person's as it was given, and nobody else's", async () => {
    const id = await deposit(jeanne, patientId, [{ bytes, name: "demande.pdf" }])
    expect((await whole(downloadOriginal(jeanne, patientId, id))).equals(bytes)).toBe(true)
    await expect(downloadOriginal(claire, patientId, id)).rejects.toThrow(ForbiddenError)
    await expect(downloadOriginal(await newActor("Victor Noël"), patientId, id)).rejects.toThrow(NotFoundError)
  })
})

it("The official form of a clinical document is read without its stylesheet, and its original stays the person's", async () => {
  const bytes = readFileSync("lib/cda/cases/cda-autopresentable.xml")
  const id = await deposit(jeanne, patientId, [{ bytes, name: "a.xml" }])
  expect((await whole(downloadPart(claire, patientId, id, 0))).toString()).not.toContain("stylesheet")
  expect(await partsOf(jeanne, id)).toMatchObject([{ mediaType: "text/xml", isCopy: true }])
  expect((await whole(downloadOriginal(jeanne, patientId, id))).equals(bytes)).toBe(true)
})

it("A form inside a clinical document is read and downloaded as a copy without actions, and its original stays the person's", async () => {
  for (const pdf of [form, fields]) {
    const bytes = Buffer.from(levelOneReport(pdf))
    const id = await deposit(jeanne, patientId, [{ bytes, name: "a.xml" }])
    const served = await whole(downloadPart(claire, patientId, id, 0))
    const inside = await readCdaPdf(served)
    expect(inside && (await whatActs(inside))).toEqual([])
    expect((await downloadInnerPdf(claire, patientId, id)).bytes.equals(inside ?? Buffer.alloc(0))).toBe(true)
    expect(await partsOf(claire, id)).toMatchObject([{ mediaType: "text/xml", isCopy: true }])
    expect((await whole(downloadOriginal(jeanne, patientId, id))).equals(bytes)).toBe(true)
  }
})

it("A photograph is no copy to be warned of, and its original with the place it was taken is given to nobody", async () => {
  const id = await deposit(jeanne, patientId, [{ bytes: await telephonePhoto(), name: "1.jpg" }])
  expect(await partsOf(jeanne, id)).toMatchObject([{ isCopy: false, attachments: [] }])
  await expect(downloadOriginal(jeanne, patientId, id)).rejects.toThrow(NotFoundError)
})

it("An invoice with its XML keeps it, and names it to whoever reads the invoice", async () => {
  const bytes = readFileSync("lib/platform/files/cases/pdf-facturx.pdf")
  const id = await deposit(jeanne, patientId, [{ bytes, name: "facture.pdf" }])
  expect(await partsOf(claire, id)).toMatchObject([{ attachments: ["factur-x.xml"], isCopy: false }])
  expect((await whole(downloadPart(claire, patientId, id, 0))).equals(bytes)).toBe(true)
})
