import { randomUUID } from "node:crypto"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ACTIONS, attachedPdf, broken, leftOutParts, refusedParts, unfolded, whatActs } from "./active-pdf.testing"
import * as fixtures from "./fixtures"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "hostile-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

async function inspect(bytes: Buffer, declaredName = "") {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  const found = await inspectFile({ path: file, declaredName, scratchFolder })
  await rm(file)
  return found
}

/** The reason of the refusal with its detail, or "taken". */
async function verdictOn(bytes: Buffer, declaredName = ""): Promise<string> {
  const found = await inspect(bytes, declaredName)
  if (found.ok) return "taken"
  return found.detail ? `${found.reason}: ${found.detail}` : found.reason
}

/** What a reader finds that acts in what is served of a PDF, an empty list where nothing does; or why it is refused. */
async function actsInCopyOf(bytes: Buffer): Promise<string[]> {
  const found = await inspect(bytes)
  if (!found.ok) return [`refused: ${found.reason} ${found.detail}`]
  if (!found.rendition) return ["served as it was given"]
  const copy = await readFile(found.rendition.path)
  await rm(found.rendition.path)
  const again = await inspect(copy)
  const isStill = again.ok && !again.rendition && again.pages === found.pages
  return [...(await whatActs(copy)), ...(isStill ? [] : ["not taken by itself"])]
}

describe("Of a PDF with programs, or a form that acts, a copy is served in which nothing acts", () => {
  test.each([
    ["readable in the file", (parts: fixtures.PdfParts) => fixtures.plainPdf(parts)],
    ["in compressed objects", (parts: fixtures.PdfParts) => fixtures.compressedPdf(parts)],
    ["encrypted with an empty password", (parts: fixtures.PdfParts) => fixtures.compressedPdf(parts, { encrypted: true })],
    ["in a damaged file", (parts: fixtures.PdfParts) => broken(fixtures.plainPdf(parts))],
  ] as const)(
    "wherever the program stands, %s",
    async (_, build) => {
      for (const { what, where, parts } of leftOutParts()) {
        const given = build(parts)
        expect.soft(await actsInCopyOf(given), `${what} ${where}`).toEqual([])
      }
    },
    60_000,
  )

  test("and what a reader finds in the original is not nothing", async () => {
    for (const { what, where, parts } of leftOutParts())
      expect.soft(await whatActs(fixtures.plainPdf(parts)), `${what} ${where}`).not.toEqual([])
  })

  test("also where the program is in no table of contents", async () => {
    for (const action of [ACTIONS.javascript, ACTIONS["form sent"], ACTIONS["form emptied"]]) {
      const pdf = fixtures.plainPdf().toString("latin1").replace("%PDF-1.7\n", `%PDF-1.7\n9 0 obj\n${action}\nendobj\n`)
      expect(await actsInCopyOf(Buffer.from(pdf, "latin1"))).toEqual([])
    }
  })

  test("and none is made where a border or a transition only bears its kind under the same key", async () => {
    const page =
      "/Trans << /S /Wipe >> /Annots [<< /Subtype /Link /Rect [0 0 9 9] /BS << /S /S >> /A << /S /GoTo /D [3 0 R /Fit] >> >>]"
    expect(await actsInCopyOf(fixtures.plainPdf({ page }))).toEqual(["served as it was given"])
  })

  test("with its links and its fields, and without the second description of its form", async () => {
    const link = "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>"
    const field = `<< /Subtype /Widget /Rect [0 0 9 9] /FT /Tx /T (nom) /V (Garnier) /AA << /K ${ACTIONS.javascript} >> >>`
    const parts = {
      catalog: "/AcroForm << /Fields [5 0 R] /XFA [(template) (a)] >>",
      page: `/Annots [${link} 5 0 R]`,
      objects: [field],
    }
    const found = await inspect(fixtures.plainPdf(parts))
    const copy = found.ok && found.rendition ? unfolded(await readFile(found.rendition.path)) : ""
    for (const kept of ["https://example.org/", "(Garnier)", "/AcroForm", "/Link"]) expect.soft(copy).toContain(kept)
    for (const gone of ["XFA", "JavaScript", "app.alert", "/AA"]) expect.soft(copy).not.toContain(gone)
  })
})

describe("A PDF that could harm is refused", () => {
  test.each([
    ["readable in the file", fixtures.plainPdf],
    ["in compressed objects", fixtures.compressedPdf],
  ] as const)(
    "wherever the action stands, %s",
    async (_, build) => {
      for (const { what, where, parts } of refusedParts()) {
        const [kind] = what.split(/[ ,:]/)
        expect.soft(await verdictOn(build(parts)), `${what} ${where}`).toBe(`pdf_active_content: ${kind}`)
      }
    },
    40_000,
  )

  test("even when the table of contents is broken, so that readers look for the objects themselves", async () => {
    for (const { what, where, parts } of refusedParts()) {
      expect.soft(await verdictOn(broken(fixtures.plainPdf(parts))), `${what} ${where}`).toMatch(/^pdf_active_content/)
    }
  })

  test("even when the object is in no table of contents", async () => {
    const stray = Buffer.from("9 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n")
    const pdf = fixtures.plainPdf().toString("latin1").replace("%PDF-1.7\n", `%PDF-1.7\n${stray}`)
    expect(await verdictOn(Buffer.from(pdf, "latin1"))).toBe("pdf_active_content: launch")
  })

  test("even when it is encrypted with an empty password", async () => {
    const bytes = await fixtures.printedPdf(1, { ownerPassword: "a", pdfVersion: "1.7" }, Buffer.from("MZ\x90\0"))
    expect(await verdictOn(bytes)).toBe("pdf_active_content: embedded")
    for (const { what, where, parts } of refusedParts()) {
      const verdict = await verdictOn(fixtures.compressedPdf(parts, { encrypted: true }))
      expect.soft(verdict, `${what} ${where}`).toMatch(/^pdf_active_content/)
    }
    expect(await verdictOn(fixtures.compressedPdf({}, { encrypted: true }))).toBe("taken")
  })

  test("but a link, a font named like an attachment and an empty form are harmless", async () => {
    const link = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>]"
    const page = `${link} /Resources << /Font << /EF 5 0 R /JS 5 0 R >> >>`
    const objects = ["<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    const catalog = "/AcroForm << /Fields [] /XFA [] >> /Names << /EmbeddedFiles << /Names [] >> >>"
    expect(await verdictOn(fixtures.plainPdf({ catalog, page, objects }))).toBe("taken")
  })
})

describe("A file that stands in a PDF", () => {
  const withFile = (name: string, bytes: Buffer) => attachedPdf([{ name, bytes }])
  const harmless: [string, () => Buffer | Promise<Buffer>][] = [
    ["factur-x.xml", () => Buffer.from('<?xml version="1.0"?>\n<rsm:CrossIndustryInvoice xmlns:rsm="urn:a"/>')],
    ["résultats.csv", () => Buffer.from("glucose;1,02\n")],
    ["notes.txt", () => Buffer.from("\xc0 jeun\r\n", "latin1")],
    ["lettre.pdf", () => fixtures.plainPdf()],
    ["photo.JPG", () => fixtures.telephonePhoto()],
    ["schéma.png", () => fixtures.picture().png().toBuffer()],
    ["resume.json", () => fixtures.fhirDocument()],
  ]
  test.each(harmless)("is taken and named: %s", async (name, bytes) => {
    const found = await inspect(withFile(name, await bytes()))
    expect(found).toMatchObject({ ok: true, attachments: [name] })
    expect(found).not.toHaveProperty("rendition")
  })

  const script = () => fixtures.plainPdf({ catalog: `/OpenAction ${ACTIONS.javascript}` })
  const harmful: [string, string, () => Buffer][] = [
    ["a program", "outil.exe", () => Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
    ["a program under another name", "facture.xml", () => Buffer.from("MZ\x90\0\x03\0\0\0", "latin1")],
    ["words of a shell", "lire.bat", () => Buffer.from("del *.*")],
    ["a page of the web", "page.xml", () => Buffer.from("<html><script>alert(1)</script></html>")],
    ["an XML with a script in it", "page.xml", () => Buffer.from("<a><script>alert(1)</script></a>")],
    ["an XML with entities", "a.xml", () => Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ["a PDF with a program", "lettre.pdf", script],
    ["a PDF with a file", "lettre.pdf", () => withFile("a.txt", Buffer.from("a"))],
    ["an archive", "tout.zip", () => Buffer.from("PK\x03\x04\x14\0\0\0", "latin1")],
    ["a text that calls itself a picture", "photo.jpg", () => Buffer.from("a")],
  ]
  test.each(harmful)("is refused when it is %s", async (_, name, bytes) => {
    expect(await verdictOn(withFile(name, bytes()))).toBe("pdf_active_content: embedded")
  })

  test("is one of twenty at most", async () => {
    const files = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.from("a".repeat(at + 1)) }))
    expect(await verdictOn(attachedPdf(files(20)))).toBe("taken")
    expect(await verdictOn(attachedPdf(files(21)))).toBe("pdf_active_content: embedded")
  })

  test("stays in the copy that is served, beside a program that does not", async () => {
    const given = attachedPdf([{ name: "a.txt", bytes: Buffer.from("a") }], `/OpenAction ${ACTIONS.javascript}`)
    const found = await inspect(given)
    expect(found).toMatchObject({ ok: true, attachments: ["a.txt"] })
    expect(await actsInCopyOf(given)).toEqual([])
  })
})
