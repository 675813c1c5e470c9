import { randomBytes } from "node:crypto"
import sharp from "sharp"
import { beforeEach, describe, expect, it } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { withOwnRequest } from "@/lib/access/review-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { DepositRefusedError } from "@/lib/documents/upload/rules"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { fhirDocument, plainPdf, printedPdf, telephonePhoto } from "@/lib/platform/files/fixtures"
import { PageUnreadableError } from "@/lib/platform/files/render"
import { objectStore } from "@/lib/platform/objects/object-store"
import { withdrawRequest } from "../asking/commands"
import { askMore } from "../deciding/commands"
import { filledRequest, giveEvidence, inCase, newReviewer, sayYes, seen, sendRequest, takeUp, wholeCase } from "../testing"
import { eraseDueEvidence, removeEvidence } from "./commands"
import { showEvidencePage, tryEvidencePage } from "./queries"

const { database: worker } = openWorker()

let thomas: Actor
let isabelle: Actor
beforeEach(async () => {
  thomas = await newActor("Thomas Roche")
  isabelle = await newReviewer()
})

const keysOf = async (caseId: string) => (await wholeCase(caseId)).evidence.map((row) => row.object_key as string | null)
const stored = async (key: string) => Buffer.concat(await Array.fromAsync(await objectStore().get(key)))
const viewed = (caseId: string) =>
  asSuperuser(
    (sql) => sql`select page, actor_account_id from review_events where case_id = ${caseId} and action = 'evidence.page_viewed'`,
  )

describe("Evidence", () => {
  it("lies encrypted; of a photograph only the picture without metadata", async () => {
    const words = randomBytes(20).toString("hex")
    const caseId = await filledRequest(thomas, {
      files: [{ bytes: await printedPdf(1, { info: { Title: words } }), name: "acte.pdf" }],
    })
    await giveEvidence(thomas, caseId, [{ bytes: await telephonePhoto(), name: "livret.jpg" }])
    const [pdf, photo] = await keysOf(caseId)
    expect((await stored(pdf ?? "")).includes(words)).toBe(false)
    expect((await stored(photo ?? "")).includes("Exif")).toBe(false)
  })

  it("sent twice is kept once, and can be taken back before it is sent", async () => {
    const bytes = plainPdf()
    const caseId = await filledRequest(thomas, { files: [{ bytes, name: "acte.pdf" }] })
    await giveEvidence(thomas, caseId, [
      { bytes, name: "acte.pdf" },
      { bytes, name: "encore.pdf" },
    ])
    const { evidence } = await wholeCase(caseId)
    expect(evidence).toHaveLength(1)
    await withOwnRequest(thomas, caseId, (request) => removeEvidence(request, evidence[0]?.id))
    expect((await wholeCase(caseId)).evidence).toEqual([])
  })

  it.each([
    ["a health summary", async () => fhirDocument(), "type_not_accepted"],
    ["a PDF that starts a program", async () => plainPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }), "pdf_launch"],
    ["an empty file", async () => Buffer.alloc(0), "empty"],
    ["half a photograph", async () => (await telephonePhoto()).subarray(0, 900), "truncated"],
  ])("that is %s is refused with its reason, and nothing is kept", async (_, bytes, reason) => {
    const caseId = await filledRequest(thomas)
    const before = await wholeCase(caseId)
    const attempt = giveEvidence(thomas, caseId, [{ bytes: await bytes(), name: "acte" }])
    await expect(attempt).rejects.toThrow(new DepositRefusedError(reason as never))
    expect(await wholeCase(caseId)).toEqual(before)
  })

  it("is not added or taken away once it is sent; what was looked at stays when more is asked", async () => {
    const caseId = await sendRequest(thomas)
    const before = await wholeCase(caseId)
    const id = before.evidence[0]?.id as string
    const remove = () => withOwnRequest(thomas, caseId, (request) => removeEvidence(request, id))
    await expect(giveEvidence(thomas, caseId, [{ bytes: plainPdf(), name: "a.pdf" }])).rejects.toThrow(ConflictError)
    await expect(remove()).rejects.toThrow(ConflictError)
    expect(await wholeCase(caseId)).toEqual(before)
    await takeUp(isabelle, caseId)
    const { version } = await seen(isabelle, caseId)
    await inCase(isabelle, caseId, (reviewed) => askMore(reviewed, { caseId, version, reasons: ["evidence_too_old"], words: "" }))
    await expect(remove()).rejects.toThrow(ConflictError)
    await giveEvidence(thomas, caseId, [{ bytes: plainPdf(), name: "a.pdf" }])
    expect((await wholeCase(caseId)).evidence).toHaveLength(2)
  })
})

describe("A page of evidence", () => {
  it("goes to the reviewer who has the case as a marked picture, and leaves a line each time", async () => {
    const caseId = await sendRequest(thomas)
    const id = (await wholeCase(caseId)).evidence[0]?.id as string
    const show = (who: Actor, page = 1) => showEvidencePage(who, caseId, id, page, "Isabelle Mercier")
    for (const who of [isabelle, await newReviewer("Olivier Renard"), thomas])
      await expect(show(who)).rejects.toThrow(NotFoundError)
    expect(await viewed(caseId)).toHaveLength(0)
    await takeUp(isabelle, caseId)
    expect((await sharp(await show(isabelle)).metadata()).format).toBe("jpeg")
    await show(isabelle, 2)
    for (const page of [0, 3, 1.5]) await expect(show(isabelle, page)).rejects.toThrow(NotFoundError)
    expect((await viewed(caseId)).map(({ page }) => page)).toEqual([1, 2])
  })

  it("whose file is lost is said to be unreadable", async () => {
    const caseId = await sendRequest(thomas)
    await takeUp(isabelle, caseId)
    const { object_key, id } = (await wholeCase(caseId)).evidence[0] ?? {}
    const isShown = async () => (await tryEvidencePage(isabelle, caseId, id, 1)).isShown
    expect(await isShown()).toBe(true)
    await objectStore().delete(object_key)
    expect(await isShown()).toBe(false)
    await expect(showEvidencePage(isabelle, caseId, id, 1, "Isabelle")).rejects.toThrow(PageUnreadableError)
  })
})

describe("The erasing of evidence", () => {
  const age = (caseId: string, days: number) =>
    asSuperuser(async (sql) => {
      await sql`alter table review_cases disable trigger user`
      await sql`update review_cases set decided_at = decided_at - make_interval(days => ${days}), created_at = created_at - make_interval(days => ${days}) where id = ${caseId}`
      await sql`alter table review_cases enable trigger user`
    })

  it("comes ninety days after the decision: bytes and keys are gone, the hash and the facts stay", async () => {
    const caseId = await sendRequest(thomas)
    await sayYes(isabelle, caseId)
    const [key] = await keysOf(caseId)
    await age(caseId, 89)
    await eraseDueEvidence(worker)
    expect(await keysOf(caseId)).toEqual([key])
    await age(caseId, 2)
    expect(await eraseDueEvidence(worker)).toBe(1)
    const { evidence, row } = await wholeCase(caseId)
    expect(evidence).toMatchObject([{ object_key: null, wrapped_key: null, page_count: 2, file_name: "acte de naissance.pdf" }])
    expect(evidence[0]?.sha256).toHaveLength(32)
    expect(row?.evidence_erased_at).toBeInstanceOf(Date)
    await expect(objectStore().get(key ?? "")).rejects.toThrow()
    expect(await eraseDueEvidence(worker)).toBe(0)
  })

  it("comes at once for a request that was taken back, and after a month for one never sent", async () => {
    const back = await sendRequest(thomas)
    await withOwnRequest(thomas, back, withdrawRequest)
    const begun = await filledRequest(thomas)
    const waiting = await sendRequest(await newActor("Sophie Martin"))
    await age(begun, 31)
    expect(await eraseDueEvidence(worker)).toBe(2)
    expect([await keysOf(back), await keysOf(begun)]).toEqual([[null], [null]])
    expect((await keysOf(waiting))[0]).toBeTruthy()
  })
})
