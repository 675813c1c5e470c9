import { createHash, randomUUID } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as fixtures from "./fixtures"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "inspect-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

async function inspect(bytes: Buffer, declaredName: string, declaredType?: string) {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  return await inspectFile({ path: file, declaredName, declaredType, scratchFolder })
}

describe("What people have is taken", () => {
  test("A PDF is taken, its pages counted and its bytes identified", async () => {
    const bytes = await fixtures.printedPdf(3)
    const sha256 = createHash("sha256").update(bytes).digest("hex")
    const expected = { ok: true, mediaType: "application/pdf", extension: "pdf", bytes: bytes.length, sha256, pages: 3 }
    expect(await inspect(bytes, "Analyse.PDF", "application/pdf")).toEqual(expected)
  })

  test.each(["1.3", "1.4", "1.6", "1.7ext3"] as const)(
    "A laboratory's PDF %s that guards only its copying is taken",
    async (pdfVersion) => {
      const bytes = await fixtures.printedPdf(1, { pdfVersion, ownerPassword: "laboratoire", permissions: { copying: false } })
      expect(bytes.includes("/Encrypt")).toBe(true)
      expect(await inspect(bytes, "resultats.pdf")).toMatchObject({ ok: true, pages: 1 })
    },
  )

  test("A PDF whose table of contents is damaged is taken when its pages can be found", async () => {
    const bytes = Buffer.from(
      (await fixtures.printedPdf(1)).toString("latin1").replace(/startxref\n\d+/, "startxref\n7"),
      "latin1",
    )
    expect(await inspect(bytes, "scan.pdf")).toMatchObject({ ok: true, pages: 1 })
  })

  test("A photograph is turned upright, and nothing of where and by whom it was taken is left in what is served", async () => {
    const found = await inspect(await fixtures.telephonePhoto(6), "IMG_0001.JPG", "image/jpeg")
    expect(found).toMatchObject({
      ok: true,
      mediaType: "image/jpeg",
      extension: "jpg",
      pages: 1,
      rendition: { width: 48, height: 64 },
    })
    const served = await readFile(found.ok && found.rendition ? found.rendition.path : "")
    const { exif, xmp, orientation, icc } = await sharp(served).metadata()
    expect([exif, xmp, orientation, icc]).toEqual([undefined, undefined, undefined, undefined])
    expect(served.includes("SECRET-OWNER")).toBe(false)
  })

  test("A PNG is taken", async () => {
    const found = await inspect(await fixtures.picture(30, 20, 4).png().toBuffer(), "capture.png")
    expect(found).toMatchObject({
      ok: true,
      mediaType: "image/png",
      rendition: { mediaType: "image/png", width: 30, height: 20 },
    })
  })

  test("A photograph with a second one behind it, as telephones make them, is taken", async () => {
    const photo = await fixtures.telephonePhoto(1)
    expect(await inspect(Buffer.concat([photo, photo]), "photo.jpg")).toMatchObject({ ok: true })
  })

  test("A picture renamed by a messenger is taken for what it is", async () => {
    const png = await fixtures.picture().png().toBuffer()
    expect(await inspect(png, "photo.jpg", "image/jpeg")).toMatchObject({ ok: true, mediaType: "image/png" })
  })

  test.each(fixtures.patientSummaries())("The patient summary $name is taken", async ({ name, bytes }) => {
    expect(await inspect(bytes, name)).toMatchObject({ ok: true, mediaType: "application/fhir+json", bytes: bytes.length })
  })
})

describe("What cannot be kept is refused with its reason", () => {
  test("An empty file", async () => {
    expect(await inspect(Buffer.alloc(0), "vide.pdf")).toEqual({ ok: false, reason: "empty" })
  })

  test("A file over 20 MB, and not one of exactly 20 MB", async () => {
    const most = 20 * 1024 * 1024
    expect(await inspect(Buffer.alloc(most + 1), "gros.pdf")).toEqual({ ok: false, reason: "too_large" })
    expect(await inspect(Buffer.alloc(most), "gros.pdf")).toEqual({ ok: false, reason: "unreadable" })
  })

  test("A file whose end is missing", async () => {
    const jpeg = await fixtures.telephonePhoto()
    const png = await fixtures.picture().png().toBuffer()
    const pdf = await fixtures.printedPdf(1)
    for (const whole of [jpeg, png, pdf]) {
      const cut = whole.subarray(0, Math.floor(whole.length * 0.7))
      expect(await inspect(cut, "")).toEqual({ ok: false, reason: "truncated" })
    }
    expect(await inspect(fixtures.fhirDocument().subarray(0, 80), "ips.json")).toEqual({ ok: false, reason: "truncated" })
  })

  test("A PDF that needs a password", async () => {
    const bytes = await fixtures.printedPdf(1, { userPassword: "secret", pdfVersion: "1.7ext3" })
    expect(await inspect(bytes, "protege.pdf")).toEqual({ ok: false, reason: "password_protected" })
  })

  test("A file whose name and content are of two families", async () => {
    const pdf = fixtures.plainPdf()
    const detail = "pdf"
    expect(await inspect(pdf, "photo.jpg")).toEqual({ ok: false, reason: "mislabelled", detail })
    expect(await inspect(pdf, "page.html")).toEqual({ ok: false, reason: "mislabelled", detail })
    expect(await inspect(pdf, "scan", "image/png")).toEqual({ ok: false, reason: "mislabelled", detail })
    expect(await inspect(pdf, "scan.2026", "application/octet-stream")).toMatchObject({ ok: true })
  })

  const cdf = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)])
  test.each([
    ["heic", "photo.heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
    ["image", "image.gif", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1")],
    ["svg", "dessin.svg", Buffer.from('<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["html", "page.html", Buffer.from("\ufeff \n<!DOCTYPE html><title>a</title>")],
    ["html", "photo.jpg", Buffer.from("<script>alert(1)</script>")],
    ["xml", "notes.xml", Buffer.from(`<?xml version="1.0"?><note>a</note>`)],
    ["archive", "tout.zip", Buffer.from("504b030414000000000000000000000000000000000000000000010000006161", "hex")],
    ["archive", "tout.gz", Buffer.from("1f8b0800000000000003", "hex")],
    ["office", "lettre.doc", cdf],
    ["office", "lettre.rtf", Buffer.from("{\\rtf1\\ansi Bonjour}")],
    ["executable", "outil.exe", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)])],
    ["executable", "ordonnance.pdf", Buffer.from("#!/bin/sh\nrm -rf /")],
    ["unknown", "notes.txt", Buffer.from("Bonjour")],
  ])("A file that looks like %s (%s)", async (detail, name, bytes) => {
    expect(await inspect(bytes, name)).toEqual({ ok: false, reason: "type_not_accepted", detail })
  })

  test("XML that declares entities", async () => {
    const bytes = Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><ClinicalDocument>&b;</ClinicalDocument>',
    )
    expect(await inspect(bytes, "cda.xml")).toEqual({ ok: false, reason: "xml_dtd" })
  })

  test("Bytes without meaning under an accepted name", async () => {
    expect(await inspect(Buffer.from("Bonjour"), "analyse.pdf")).toEqual({ ok: false, reason: "unreadable" })
  })

  test("A FHIR resource that is no document, one that is malformed, one that acts, one that is too large", async () => {
    const { fhirDocument } = fixtures
    const reasonOf = async (bytes: Buffer) => {
      const found = await inspect(bytes, "ips.json")
      return found.ok ? "taken" : found.reason
    }
    expect(await reasonOf(fhirDocument())).toBe("taken")
    expect(await reasonOf(fhirDocument(() => []))).toBe("fhir_not_document")
    expect(await reasonOf(fhirDocument(() => ({ resourceType: "Patient" })))).toBe("fhir_not_document")
    expect(await reasonOf(fhirDocument((bundle) => ({ ...bundle, type: "collection" })))).toBe("fhir_not_document")
    expect(await reasonOf(fhirDocument((bundle) => ({ ...bundle, entry: [{ resource: { resourceType: "Patient" } }] })))).toBe(
      "fhir_not_document",
    )
    expect(await reasonOf(fhirDocument((bundle) => ({ ...bundle, entry: [] })))).toBe("fhir_invalid")
    expect(await reasonOf(fhirDocument((bundle) => ({ ...bundle, entry: [...bundle.entry, {}] })))).toBe("fhir_invalid")
    expect(await reasonOf(Buffer.concat([fhirDocument(), Buffer.from("}")]))).toBe("fhir_invalid")
    expect(await reasonOf(Buffer.concat([fhirDocument(), Buffer.from([0xff, 0x7d])]))).toBe("fhir_invalid")
    const text = { status: "generated", div: '<div><img src="a" onerror = "alert(1)"/></div>' }
    const entry = [{ resource: { resourceType: "Composition", status: "final", type: {}, date: "2026", title: "A", text } }]
    expect(await reasonOf(fhirDocument((bundle) => ({ ...bundle, entry })))).toBe("fhir_invalid")
    expect(await reasonOf(fhirDocument((bundle) => ({ ...bundle, pad: "a".repeat(5 * 1024 * 1024) })))).toBe("fhir_too_large")
    expect(await reasonOf(Buffer.from(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`))).toBe("bomb")
  })

  test("A picture of a few bytes that says it is enormous", async () => {
    expect(await inspect(fixtures.vastPng(20_000, 20_000), "plan.png")).toEqual({ ok: false, reason: "bomb" })
  })

  test("A PDF of a few megabytes whose objects would fill the memory, and the next file is served as usual", async () => {
    const bytes = fixtures.compressedPdf({}, { padding: fixtures.deflatedSpaces(1500) })
    expect(await inspect(bytes, "bombe.pdf")).toMatchObject({ ok: false })
    expect(await inspect(fixtures.plainPdf(), "suivant.pdf")).toMatchObject({ ok: true })
  })
})

test("A PDF that counts a thousand million objects does not keep the inspector busy", async () => {
  const bytes = fixtures.plainPdf().toString("latin1").replace("trailer", "1000000000 1\n0000000009 00000 n \ntrailer")
  expect(await inspect(Buffer.from(bytes, "latin1"), "long.pdf")).toEqual({ ok: false, reason: "bomb" })
})

test("A file outside the scratch folder is never looked at", async () => {
  const outside = { path: path.join(process.cwd(), "package.json"), declaredName: "package.json", scratchFolder }
  await expect(inspectFile(outside)).rejects.toThrow(RangeError)
})

test("Nothing is left in the scratch folder by a picture that was refused", async () => {
  const before = (await readdir(scratchFolder)).length
  await inspect((await fixtures.telephonePhoto()).subarray(0, 900), "photo.jpg")
  expect((await readdir(scratchFolder)).length).toBe(before + 1)
})
