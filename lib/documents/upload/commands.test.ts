import { randomBytes, randomUUID } from "node:crypto"
import { readdir } from "node:fs/promises"
import { createServer } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, letTurnsPass, newActor, newDelegation, newPatient, withRule } from "@/lib/access/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { fhirDocument, jpegWithPart, plainPdf, printedPdf, telephonePhoto, vastPng } from "@/lib/platform/files/fixtures"
import { scratchFolder } from "@/lib/platform/files/uploads/scratch"
import { objectStore } from "@/lib/platform/objects/object-store"
import { DepositRefusedError } from "./rules"
import { type GivenFile, sayWhatItIs, upload } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
let photo: Buffer
beforeAll(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
  photo = await telephonePhoto()
})

const pdf = (name = "analyses.pdf"): GivenFile => ({ bytes: plainPdf(), name, type: "application/pdf" })

const printedProtected = async () => [
  { bytes: await printedPdf(1, { userPassword: "secret", pdfVersion: "1.7ext3" }), name: "protege.pdf" },
]

/** Everything that a deposit may leave: rows, objects, scratch files, journal. */
async function leftBehind(patient: string) {
  const rows = await asSuperuser(async (sql) => {
    const [counts] = await sql`select
      (select count(*)::int from deposit_drafts where patient_id = ${patient}) drafts,
      (select count(*)::int from deposit_files where patient_id = ${patient}) files,
      (select count(*)::int from documents where patient_id = ${patient}) documents,
      (select count(*)::int from audit_events where patient_id = ${patient} and outcome = 'done') lines`
    return counts
  })
  // The folder does not exist before the first object.
  const objects = await Array.fromAsync(objectStore().list()).catch(() => [])
  return { ...rows, objects: objects.length, scratch: (await readdir(scratchFolder())).length }
}

describe("A deposit", () => {
  it("of several photographs waits as one draft, each with its original and the picture that will be served", async () => {
    const before = await leftBehind(patientId)
    const deposited = await upload(jeanne, patientId, [
      { bytes: photo, name: "page 1.jpg" },
      { bytes: photo, name: "page 2.jpg" },
    ])
    expect(deposited).toHaveProperty("draftId")
    const after = await leftBehind(patientId)
    expect(after).toEqual({ ...before, drafts: 1, files: 4, lines: 1, objects: before.objects + 4 })
  })

  it("sent twice with the same key is one deposit, at once or one after the other, described meanwhile or not", async () => {
    const holder = await newActor()
    const patient = await newPatient(holder)
    const before = await leftBehind(patient)
    const key = randomUUID()
    const [one, two] = await Promise.all([upload(holder, patient, [pdf()], key), upload(holder, patient, [pdf()], key)])
    expect(one).toEqual(two)
    expect(await leftBehind(patient)).toMatchObject({ drafts: 1, files: 1, objects: before.objects + 1 })
    if (!("draftId" in one)) throw new Error("It was not described yet")
    const described = await Promise.all([sayWhatItIs(holder, patient, one.draftId), sayWhatItIs(holder, patient, one.draftId)])
    expect(described[0]).toEqual(described[1])
    expect(await upload(holder, patient, [pdf()], key)).toEqual({ documentId: one.draftId })
    expect(await leftBehind(patient)).toMatchObject({ drafts: 0, documents: 1, objects: before.objects + 1 })
  })

  it("by somebody without a tie, or whose access is to read only, is refused before a byte is looked at", async () => {
    const claire = await newActor("Claire Lefèvre")
    const stranger = await newActor("Victor Noël")
    const holder = await newActor()
    const patient = await newPatient(holder)
    await newDelegation(holder, patient, claire, { permissions: ["view:documents"] })
    const before = await leftBehind(patient)
    await expect(upload(claire, patient, [pdf()])).rejects.toThrow(ForbiddenError)
    await expect(upload(stranger, patient, [pdf()])).rejects.toThrow(NotFoundError)
    expect(await leftBehind(patient)).toEqual(before)
  })

  const refusals: [string, string, () => GivenFile[] | Promise<GivenFile[]>][] = [
    ["nothing chosen", "no_file", () => []],
    ["an empty file", "empty", () => [{ bytes: Buffer.alloc(0), name: "a.pdf" }]],
    ["a PDF cut in the middle", "truncated", () => [{ bytes: photo.subarray(0, 900), name: "photo.jpg" }]],
    ["a picture that calls itself a PDF", "mislabelled", () => [{ bytes: photo, name: "ordonnance.pdf" }]],
    [
      "a PDF that starts a program",
      "pdf_launch",
      () => [{ bytes: plainPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }), name: "a.pdf" }],
    ],
    [
      "a JPEG that is also HTML",
      "polyglot",
      () => [{ bytes: jpegWithPart(photo, 0xe1, "<html><script>alert(1)</script></html>"), name: "photo.jpg" }],
    ],
    ["a PDF that asks for a password", "password_protected", () => printedProtected()],
    ["an enormous picture in a small file", "bomb", () => [{ bytes: vastPng(20_000, 20_000), name: "plan.png" }]],
    [
      "a FHIR bundle that is no document",
      "fhir_not_document",
      () => [{ bytes: fhirDocument((bundle) => ({ ...bundle, type: "searchset" })), name: "a.json" }],
    ],
    ["a page of the web", "type_not_accepted", () => [{ bytes: Buffer.from("<!doctype html><html></html>"), name: "a" }]],
    ["eleven photographs", "too_many", () => Array.from({ length: 11 }, () => ({ bytes: photo, name: "p.jpg" }))],
    ["a PDF and a photograph", "one_at_a_time", () => [pdf(), { bytes: photo, name: "p.jpg" }]],
  ]
  it.each(refusals)("of %s is refused as %s and leaves nothing at all", async (_, reason, files) => {
    const before = await leftBehind(patientId)
    await expect(upload(jeanne, patientId, await files())).rejects.toThrow(new DepositRefusedError(reason as never))
    expect(await leftBehind(patientId)).toEqual(before)
  })

  it("without a key is refused", async () => {
    await expect(upload(jeanne, patientId, [pdf()], "not a key")).rejects.toThrow("interrupted")
  })

  it("is asked about at the virus scanner, where there is one, and is refused when that does not answer", async () => {
    const answers = ["stream: OK\0", "stream: Eicar FOUND\0"]
    const scanner = createServer((socket) => {
      socket.on("error", () => undefined)
      let end = Buffer.alloc(0)
      socket.on("data", (chunk) => {
        end = Buffer.concat([end, chunk]).subarray(-4)
        if (end.equals(Buffer.alloc(4))) socket.end(answers.shift() ?? "")
      })
    })
    await new Promise<void>((ready) => scanner.listen(0, "127.0.0.1", ready))
    const address = scanner.address()
    if (!address || typeof address === "string") throw new Error("No port")
    const settings = configuration()
    settings.clamd = { host: "127.0.0.1", port: address.port }
    try {
      expect(await upload(jeanne, patientId, [pdf()])).toHaveProperty("draftId")
      const before = await leftBehind(patientId)
      await expect(upload(jeanne, patientId, [pdf()])).rejects.toThrow("virus")
      await expect(upload(jeanne, patientId, [pdf()])).rejects.toThrow("scanner_unavailable")
      expect(await leftBehind(patientId)).toEqual(before)
    } finally {
      settings.clamd = undefined
      scanner.close()
    }
  })

  it("beyond what one person deposits in one space in a day is refused, at once or not, and leaves nothing", async () => {
    const [marie, jeannes] = [await newActor("Marie Lefèvre"), patientId]
    const space = await newPatient(marie)
    await newDelegation(jeanne, jeannes, marie, { permissions: ["add:documents"], documentGroups: ["lab_results"] })
    const keys = Array.from({ length: 4 }, () => randomUUID())
    const send = (key: string) => upload(marie, space, [pdf()], key)
    await withRule("deposits_most", 2, async () => {
      const before = await leftBehind(space)
      const outcomes = await Promise.allSettled(keys.map(send))
      const kept = keys.filter((_, place) => outcomes[place]?.status === "fulfilled")
      expect(kept).toHaveLength(2)
      await expect(send(randomUUID())).rejects.toThrow(new DepositRefusedError("too_many_today"))
      // The same form sent twice is one deposit, and is counted once.
      await send(kept[0] ?? "")
      expect(await leftBehind(space)).toMatchObject({ drafts: 2, files: 2, objects: before.objects + 2, scratch: before.scratch })
      // Elsewhere, and on another day, it is no deposit too many.
      await upload(marie, jeannes, [pdf()])
      await letTurnsPass(marie, "deposits", "1 day", space)
      await send(randomUUID())
    })
  })

  it("while the storage is away is refused with a word for it, and leaves no row", async () => {
    const before = await leftBehind(patientId)
    const put = objectStore().put
    const { StorageUnavailableError } = await import("@/lib/platform/objects/store")
    objectStore().put = async () => {
      throw new StorageUnavailableError("away")
    }
    try {
      await expect(upload(jeanne, patientId, [pdf()])).rejects.toThrow(new DepositRefusedError("storage"))
    } finally {
      objectStore().put = put
    }
    expect(await leftBehind(patientId)).toEqual(before)
  })

  it("lies encrypted in the storage: no word of it can be read there", async () => {
    const words = randomBytes(30).toString("hex")
    const before = new Set((await Array.fromAsync(objectStore().list())).map(({ key }) => key))
    await upload(jeanne, patientId, [{ bytes: fhirDocument((bundle) => ({ ...bundle, id: words })), name: "resume.json" }])
    const made = (await Array.fromAsync(objectStore().list())).filter(({ key }) => !before.has(key))
    expect(made).toHaveLength(1)
    for (const { key } of made) {
      const stored = Buffer.concat(await Array.fromAsync(await objectStore().get(key)))
      expect(stored.includes(words)).toBe(false)
      expect(stored.includes("Bundle")).toBe(false)
    }
  })
})
