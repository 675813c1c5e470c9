import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import PdfKit from "pdfkit"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { plainPdf, printedPdf } from "./fixtures"
import { readPdfText, TextUnreadableError } from "./pdf-text"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "text-"))
})
afterAll(() => rm(folder, { recursive: true }))

async function given(bytes: Buffer): Promise<string> {
  const file = path.join(folder, "given.pdf")
  await writeFile(file, bytes)
  return file
}

describe("The words of a PDF", () => {
  it("come page by page, from the page that is asked for", async () => {
    const file = await given(await printedPdf(5, { ownerPassword: "a", pdfVersion: "1.7" }))
    const { pages, texts } = await readPdfText(file, 2, 2)
    expect(pages).toBe(5)
    expect(texts.map(({ text }) => text)).toEqual(["Compte rendu, page 2", "Compte rendu, page 3"])
    expect((await readPdfText(file, 6, 2)).texts).toEqual([])
  })

  it("stand line by line, a name apart from its value", async () => {
    const pdf = new PdfKit()
    pdf.text("Hémoglobine", 72, 72).text("13,2 g/dL", 300, 72).text("À jeun depuis la veille", 72, 100)
    pdf.end()
    const file = await given(Buffer.concat(await Array.fromAsync(pdf as AsyncIterable<Buffer>)))
    const [page] = (await readPdfText(file, 1, 1)).texts
    expect(page?.text.split("\n")).toEqual(["Hémoglobine\u200313,2 g/dL", "À jeun depuis la veille"])
  })

  it("of a page that is a picture are none", async () => {
    expect((await readPdfText(await given(plainPdf()), 1, 1)).texts).toEqual([{ text: "", isCut: false }])
  })

  it("are said not to come when the file is no PDF", async () => {
    await expect(readPdfText(await given(Buffer.from("no PDF")), 1, 1)).rejects.toThrow(TextUnreadableError)
  })

  it("are cut, and said to be, where one page would fill a book", async () => {
    const page = "/Contents 5 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    const words = `BT /F 1 Tf ${`1 0 0 1 5 5 Tm (${"a".repeat(100)}) Tj `.repeat(400)} ET`
    const file = await given(plainPdf({ page, objects: [`<< /Length ${words.length} >>\nstream\n${words}\nendstream`] }))
    const [read] = (await readPdfText(file, 1, 1)).texts
    expect(read?.isCut).toBe(true)
    expect(read?.text.length).toBe(30_000)
  })
})
