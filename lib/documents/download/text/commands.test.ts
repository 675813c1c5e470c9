import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { levelOneReport } from "@/lib/cda/examples"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf, printedPdf } from "@/lib/platform/files/fixtures"
import { readDocumentText } from "./commands"
import { PAGES_AT_ONCE, parsePart } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const pdf = (id: string) => ({ id, mediaType: "application/pdf" as const })
const opened = () =>
  asSuperuser(
    (sql) => sql`select actor_account_id from audit_events where patient_id = ${patientId} and action = 'document.opened'`,
  )

describe("The words of a document", () => {
  it("are those of its pages, so many at once, and leave the trace of a download", async () => {
    const id = await deposit(jeanne, patientId, [{ bytes: await printedPdf(PAGES_AT_ONCE + 2), name: "a.pdf" }])
    const reading = await readDocumentText(jeanne, patientId, pdf(id), 2)
    const texts = [21, 22].map((page) => ({ page, text: `Compte rendu, page ${page}`, isCut: false }))
    expect(reading).toEqual({ text: { pages: 22, part: 2, parts: 2, texts } })
    expect(await opened()).toHaveLength(1)
  })

  it("are read from the PDF inside a clinical document too", async () => {
    const xml = levelOneReport(await printedPdf(1))
    const id = await deposit(jeanne, patientId, [{ bytes: Buffer.from(xml), name: "a.xml" }])
    const reading = await readDocumentText(jeanne, patientId, { id, mediaType: "text/xml" }, 1)
    expect(reading).toMatchObject({ text: { texts: [{ text: "Compte rendu, page 1" }] } })
  })

  it("come to a caregiver exactly when the document does", async () => {
    await newDelegation(jeanne, patientId, claire)
    const seen = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    const kept = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }], { sensitivity: "sensitive" })
    expect(await readDocumentText(claire, patientId, pdf(seen), 1)).toMatchObject({ text: { pages: 1 } })
    expect(await readDocumentText(claire, patientId, pdf(kept), 1)).toEqual({ fault: "text" })
    expect(await readDocumentText(await newActor("Victor Noël"), patientId, pdf(seen), 1)).toEqual({ fault: "text" })
    expect(await opened()).toEqual([{ actor_account_id: claire.accountId }])
  })

  it.each([
    ["3", 3],
    ["0", 1],
    ["-1", 1],
    ["1e3", 1],
    [["2"], 1],
    [undefined, 1],
  ])("are asked for by part: %s is %i", (said, part) => {
    expect(parsePart(said)).toBe(part)
  })
})
