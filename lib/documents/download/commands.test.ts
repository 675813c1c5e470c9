import { createHash, randomBytes } from "node:crypto"
import { createReadStream } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { NotFoundError } from "@/lib/errors"
import { fhirDocument, plainPdf, telephonePhoto } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { downloadPart } from "./commands"
import { attachment, DownloadFailedError, downloadName } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

/** A document of several segments of 64 KiB. */
const long = () => fhirDocument((bundle) => ({ ...bundle, note: randomBytes(200_000).toString("hex") }))
const bytesOf = async (actor: Actor, id: string, position = 0) => {
  const { bytes, file } = await downloadPart(actor, patientId, id, position)
  return { file, bytes: Buffer.concat(await Array.fromAsync(bytes)) }
}
const actions = () =>
  asSuperuser(async (sql) => {
    const rows = await sql`select action, outcome from audit_events where patient_id = ${patientId} order by id`
    return rows
      .map(({ action, outcome }) => `${action} ${outcome}`)
      .filter((line) => line.includes("document.") && !line.includes("deposited"))
  })
const objectOf = async (id: string) => {
  const [row] = await asSuperuser((sql) => sql`select object_key from document_files where document_id = ${id}`)
  const hash = createHash("sha256").update(row?.object_key).digest("hex")
  return path.join(process.env.OBJECTS_FOLDER ?? "", hash.slice(0, 2), hash.slice(2, 4), row?.object_key)
}

describe("A download", () => {
  it("gives back the very bytes that were deposited, and says in the journal that it was opened", async () => {
    const given = long()
    const id = await deposit(jeanne, patientId, [{ bytes: given, name: "resume.json" }], { typeCode: "60591-5" })
    const { bytes, file } = await bytesOf(jeanne, id)
    expect(bytes.equals(given)).toBe(true)
    expect(file).toMatchObject({ mediaType: "application/fhir+json", byteSize: given.length, parts: 1 })
    expect(await actions()).toEqual(["document.opened done"])
  })

  it("of a photograph gives the picture made anew, without the place where it was taken", async () => {
    const photo = await telephonePhoto()
    const id = await deposit(jeanne, patientId, [
      { bytes: photo, name: "1.jpg" },
      { bytes: photo, name: "2.jpg" },
    ])
    for (const position of [0, 1]) {
      const { bytes, file } = await bytesOf(jeanne, id, position)
      expect(bytes.length).toBe(file.byteSize)
      expect(bytes.includes("Exif")).toBe(false)
      expect(file.parts).toBe(2)
    }
    for (const page of [2, -1, 1.5, Number.NaN, 40_000]) await expect(bytesOf(jeanne, id, page)).rejects.toThrow(NotFoundError)
    await expect(bytesOf(jeanne, "..%2f")).rejects.toThrow(NotFoundError)
  })

  it("is for the caregiver exactly when the document is within her access", async () => {
    await newDelegation(jeanne, patientId, claire)
    const seen = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    const kept = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }], { sensitivity: "sensitive" })
    expect((await bytesOf(claire, seen)).bytes.equals(plainPdf())).toBe(true)
    await expect(bytesOf(claire, kept)).rejects.toThrow(NotFoundError)
    await expect(bytesOf(await newActor("Victor Noël"), seen)).rejects.toThrow(NotFoundError)
  })

  it("never serves a changed byte: what comes before is right, then the answer is cut, and the journal says so", async () => {
    const given = long()
    const id = await deposit(jeanne, patientId, [{ bytes: given, name: "resume.json" }], { typeCode: "60591-5" })
    const file = await objectOf(id)
    const stored = await readFile(file)
    stored[150_000] = (stored[150_000] ?? 0) ^ 1
    await writeFile(file, stored)
    const { bytes } = await downloadPart(jeanne, patientId, id, 0)
    const served: Buffer[] = []
    const reading = (async () => {
      for await (const chunk of bytes) served.push(Buffer.from(chunk))
    })()
    await expect(reading).rejects.toThrow("not what was encrypted")
    const whole = Buffer.concat(served)
    expect(whole.length).toBe(131_072)
    expect(whole.equals(given.subarray(0, whole.length))).toBe(true)
    expect(await actions()).toEqual(["document.opened done", "document.download_failed failed"])
  })

  it("is refused in words when the first byte is wrong, when the object is cut, and when it is gone", async () => {
    const id = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    const file = await objectOf(id)
    const stored = await readFile(file)
    for (const damaged of [Buffer.from([2, ...stored.subarray(1)]), stored.subarray(0, 40), stored.subarray(0, -1)]) {
      await writeFile(file, damaged)
      await expect(bytesOf(jeanne, id)).rejects.toThrow(new DownloadFailedError("damaged"))
    }
    await writeFile(file, stored)
    expect((await bytesOf(jeanne, id)).bytes.equals(plainPdf())).toBe(true)
  })

  it("is refused in words when the storage is away", async () => {
    const id = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    const { StorageUnavailableError } = await import("@/lib/platform/objects/store")
    const get = objectStore().get
    objectStore().get = async () => {
      throw new StorageUnavailableError("away")
    }
    try {
      await expect(bytesOf(jeanne, id)).rejects.toThrow(new DownloadFailedError("away"))
    } finally {
      objectStore().get = get
    }
    expect(await actions()).toEqual(["document.opened done", "document.download_failed failed"])
  })

  it("of another patient's object, put in the place of one's own, does not open", async () => {
    const other = await newActor("Amina Diallo")
    const otherPatient = await newPatient(other)
    const theirs = await deposit(other, otherPatient, [{ bytes: plainPdf(), name: "a.pdf" }])
    const mine = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
    await writeFile(await objectOf(mine), createReadStream(await objectOf(theirs)))
    await expect(bytesOf(jeanne, mine)).rejects.toThrow(new DownloadFailedError("damaged"))
  })
})

describe("The name of a download", () => {
  const part = { position: 1, mediaType: "application/pdf" as const }
  it.each([
    [{ title: "Analyses de sang", actOn: "2026-01-02" }, 1, "Analyses de sang 2026-01-02.pdf"],
    [{ title: "../../etc/passwd\r\nX: y", actOn: "2026-01-02" }, 2, ".. .. etc passwd X y 2026-01-02 (2).pdf"],
    [{ title: "***", actOn: "2026-01-02" }, 1, "document 2026-01-02.pdf"],
  ])("is the title and the day, on one line and in no folder", (document, parts, name) => {
    expect(downloadName(document, part, parts)).toBe(name)
  })

  it("keeps its accents for readers that know UTF-8, and gives plain letters to the others", () => {
    expect(attachment("Résumé d’été (1).pdf")).toBe(
      `attachment; filename="Resume d_ete (1).pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20d%E2%80%99%C3%A9t%C3%A9%20%281%29.pdf`,
    )
    expect(attachment('a"\r\nSet-Cookie: b.pdf')).not.toMatch(/[\r\n]/)
  })
})
