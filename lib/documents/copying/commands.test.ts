import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, it } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { withTask } from "@/lib/access/system-task"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { readCdaPdf } from "@/lib/cda/document"
import { levelOneReport } from "@/lib/cda/examples"
import { downloadOriginal, downloadPart } from "@/lib/documents/download/commands"
import { getDocument } from "@/lib/documents/queries"
import { readWhatIsUnread } from "@/lib/documents/reading/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { ACTIONS, whatActs } from "@/lib/platform/files/active-pdf.testing"
import { plainPdf, telephonePhoto } from "@/lib/platform/files/fixtures"
import { copyWhatActs } from "./commands"

const { database: worker } = openWorker()

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

const FORM = plainPdf({
  catalog: "/AcroForm << /Fields [5 0 R] >>",
  page: "/Annots [5 0 R]",
  objects: [`<< /Subtype /Widget /Rect [0 0 9 9] /FT /Btn /T (envoyer) /A ${ACTIONS["form sent"]} >>`],
})

/** A document as it was left by a version that made no copies. */
async function earlier(bytes: Buffer, name: string): Promise<string> {
  const documentId = await deposit(jeanne, patientId, [{ bytes, name }])
  await asSuperuser(async (db) => {
    await db`delete from document_files where document_id = ${documentId} and role = 'rendition' and media_type not like 'image/%'`
    await db`update item_words set reading = 1 where item_id = ${documentId}`
  })
  return documentId
}

/** What is kept of it, beside a picture of its first page. */
const filesOf = (documentId: string) =>
  asSuperuser(async (db) => {
    const rows =
      await db`select role from document_files where document_id = ${documentId} and role <> 'first_page' order by role`
    return rows.map((row) => row.role)
  })
const served = async (documentId: string) =>
  Buffer.concat(await Array.fromAsync((await downloadPart(jeanne, patientId, documentId, 0)).bytes))
const partsOf = (documentId: string) =>
  withAccess(jeanne, patientId, ["view:documents"], async (access) => (await getDocument(access, documentId)).parts)

describe("A form that was deposited before copies without actions were made", () => {
  it("is read as a copy once the worker has seen it, and stays the person's as it was given", async () => {
    const id = await earlier(FORM, "demande.pdf")
    expect((await served(id)).equals(FORM)).toBe(true)
    await readWhatIsUnread(worker)
    expect(await whatActs(await served(id))).toEqual([])
    expect(await partsOf(id)).toMatchObject([{ fileName: "demande.pdf", isCopy: true, pageCount: 1 }])
    const original = await downloadOriginal(jeanne, patientId, id)
    expect(Buffer.concat(await Array.fromAsync(original.bytes)).equals(FORM)).toBe(true)
  })

  it("inside a clinical document is too", async () => {
    const id = await earlier(Buffer.from(levelOneReport(FORM)), "a.xml")
    await readWhatIsUnread(worker)
    const inside = await readCdaPdf(await served(id))
    expect(inside && (await whatActs(inside))).toEqual([])
  })

  it("gets none from another job", async () => {
    const id = await earlier(FORM, "demande.pdf")
    const [row] = await withTask(worker, "objects.sweep", ({ tx }) =>
      tx.execute(sql`select relais.keep_copy(${patientId}::uuid, ${id}::uuid, 'x', ''::bytea, 1) as kept`),
    )
    expect(row).toEqual({ kept: null })
    expect(await filesOf(id)).toEqual(["original"])
  })

  it("gets one copy, however often the worker comes by", async () => {
    const id = await earlier(FORM, "demande.pdf")
    for (const _ of [1, 2]) {
      await asSuperuser((db) => db`update item_words set reading = 1 where item_id = ${id}`)
      await readWhatIsUnread(worker)
    }
    expect(await filesOf(id)).toEqual(["original", "rendition"])
  })

  it("that is erased meanwhile gets none", async () => {
    const id = await earlier(FORM, "demande.pdf")
    await asSuperuser((db) => db`delete from documents where id = ${id}`)
    await copyWhatActs(worker, {
      ...{ patientId, documentId: id, patientKey: Buffer.alloc(32), mediaType: "application/pdf" as const, bytes: FORM },
    })
    expect(await filesOf(id)).toEqual([])
  })
})

it.each([
  ["a paper that does nothing", plainPdf(), "a.pdf", ["original"]],
  ["a photograph", telephonePhoto(), "1.jpg", ["original", "rendition"]],
])("%s keeps what it had", async (_, bytes, name, files) => {
  const id = await earlier(await bytes, name)
  await readWhatIsUnread(worker)
  expect(await filesOf(id)).toEqual(files)
})
