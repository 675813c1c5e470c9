import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compressedPdf, picture, printedPdf } from "./fixtures"
import { drawPage, PageUnreadableError } from "./render"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "render-"))
})
afterAll(() => rm(folder, { recursive: true }))

const WORDS = "Isabelle Mercier, 26 novembre 2026"

async function given(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

const darkShare = async (jpeg: Buffer) => {
  const { channels } = await sharp(jpeg).greyscale().stats()
  return 255 - (channels[0]?.mean ?? 255)
}

describe("A page of evidence", () => {
  it("of a PDF is drawn as a picture, with the words of whoever looks at it on it", async () => {
    const file = await given("a.pdf", await printedPdf(2))
    const { jpeg: plain } = await drawPage({ path: file, mediaType: "application/pdf", page: 2 })
    const { jpeg: marked } = await drawPage({ path: file, mediaType: "application/pdf", page: 2, watermark: WORDS })
    const { format, width } = await sharp(marked).metadata()
    expect({ format, width }).toEqual({ format: "jpeg", width: 1654 })
    expect(await darkShare(marked)).toBeGreaterThan((await darkShare(plain)) + 1)
    expect(await readdir(folder)).toEqual(["a.pdf"])
  })

  it("of a photograph is drawn no larger than it is, and marked as well", async () => {
    const file = await given("b.png", await picture(400, 300).png().toBuffer())
    const { jpeg } = await drawPage({ path: file, mediaType: "image/png", page: 1, watermark: WORDS })
    const { width, height } = await sharp(jpeg).metadata()
    expect([width, height]).toEqual([400, 300])
  })

  it("is as wide as it was asked to be, and says how high that is", async () => {
    const file = await given("d.pdf", await printedPdf(1))
    const { jpeg, width, height } = await drawPage({ path: file, mediaType: "application/pdf", page: 1, width: 720 })
    expect(await sharp(jpeg).metadata()).toMatchObject({ width, height })
    expect([width, Math.round((height / width) * 100)]).toEqual([720, 129])
  })

  it.each([
    ["a damaged PDF", Buffer.from("%PDF-1.7\nnothing"), 1],
    ["a page that is not there", compressedPdf(), 9],
  ])("of %s is said to be unreadable, and leaves nothing behind", async (_, bytes, page) => {
    const file = await given("c.pdf", bytes)
    await expect(drawPage({ path: file, mediaType: "application/pdf", page, watermark: WORDS })).rejects.toThrow(
      PageUnreadableError,
    )
    expect((await readdir(folder)).filter((name) => name.endsWith(".page"))).toEqual([])
  })
})
