import { randomUUID } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as fixtures from "./fixtures"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "hostile-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

/** The reason of the refusal with its detail, or "taken". */
async function verdictOn(bytes: Buffer, declaredName = ""): Promise<string> {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  const found = await inspectFile({ path: file, declaredName, scratchFolder })
  await rm(file)
  if (found.ok) return "taken"
  return found.detail ? `${found.reason}: ${found.detail}` : found.reason
}

describe("A file that can be read as two is refused", () => {
  const markups = [
    "<script>alert(1)</script>",
    "<HTML><body>",
    "<!DOCTYPE html>",
    "<?php system('id') ?>",
    "<iframe src=x>",
    "<body onload=x>",
  ]
  const directory = Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.alloc(42)])
  const zip = Buffer.concat([directory, Buffer.from("PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\0\0", "latin1")])

  test("with HTML, PHP or script beside the picture", async () => {
    const jpeg = await fixtures.telephonePhoto()
    const png = await fixtures.picture().png().toBuffer()
    for (const markup of markups) {
      const text = fixtures.pngPart("tEXt", Buffer.from(`Comment\0${markup}`))
      const hostile = {
        "in a comment": fixtures.jpegWithPart(jpeg, 0xfe, markup),
        "in the metadata": fixtures.jpegWithPart(jpeg, 0xe1, `Exif\0\0${markup}`),
        "behind a JPEG": Buffer.concat([jpeg, Buffer.from(markup)]),
        "behind a second photograph": Buffer.concat([jpeg, jpeg, Buffer.from(markup)]),
        "in a PNG's words": Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]),
        "behind a PNG": Buffer.concat([png, Buffer.from(markup)]),
      }
      // Programs write tags into their remarks; what would run is refused there too, and anything behind the picture.
      const isOnlyWords = /^<(HTML|!DOCTYPE)/.test(markup)
      for (const [where, bytes] of Object.entries(hostile)) {
        const expected = isOnlyWords && where.startsWith("in ") ? "taken" : "polyglot"
        expect.soft(await verdictOn(bytes), `${markup} ${where}`).toBe(expected)
      }
    }
  })

  test("with HTML, PHP or script before or behind the PDF", async () => {
    const pdf = fixtures.plainPdf()
    const header = Buffer.from("%PDF-1.7\n")
    for (const markup of markups.map((text) => Buffer.from(text))) {
      expect.soft(await verdictOn(Buffer.concat([pdf, markup])), String(markup)).toBe("polyglot")
      expect
        .soft(await verdictOn(Buffer.concat([header, Buffer.from("% "), markup, Buffer.from("\n"), pdf])), String(markup))
        .toBe("polyglot")
      expect.soft(await verdictOn(Buffer.concat([markup, pdf])), String(markup)).not.toBe("taken")
    }
    expect(await verdictOn(Buffer.concat([Buffer.from("some words\n"), pdf]))).toBe("polyglot")
    expect(await verdictOn(Buffer.concat([pdf, Buffer.alloc(5000, "a")]))).toBe("polyglot")
    expect(await verdictOn(Buffer.concat([Buffer.from("\ufeff\n"), pdf, Buffer.alloc(5000)]))).toBe("taken")
  })

  test("with an archive or a PDF behind or inside it", async () => {
    const jpeg = await fixtures.telephonePhoto()
    const png = await fixtures.picture().png().toBuffer()
    for (const bytes of [jpeg, png, fixtures.plainPdf()])
      expect.soft(await verdictOn(Buffer.concat([bytes, zip]))).toBe("polyglot")
    for (const bytes of [jpeg, png]) expect.soft(await verdictOn(Buffer.concat([bytes, fixtures.plainPdf()]))).toBe("polyglot")
    expect(await verdictOn(fixtures.jpegWithPart(jpeg, 0xfe, fixtures.plainPdf().toString("latin1")))).toBe("polyglot")
    expect(await verdictOn(Buffer.concat([png, Buffer.alloc(3000, "a")]))).toBe("polyglot")
  })
})

describe("Damage does no harm", () => {
  test("Files cut anywhere are refused", async () => {
    const seeds = [
      await fixtures.printedPdf(2),
      await fixtures.telephonePhoto(),
      await fixtures.picture().png().toBuffer(),
      fixtures.fhirDocument(),
    ]
    for (const seed of seeds) {
      for (let part = 1; part < 20; part++) {
        const cut = seed.subarray(0, Math.floor((seed.length * part) / 20))
        expect.soft(await verdictOn(cut), `${part}/20 of ${seed.toString("latin1", 0, 5)}`).not.toBe("taken")
      }
    }
  })

  test("Files with bytes changed by chance get an answer, whatever it is", async () => {
    const active = fixtures.compressedPdf({ catalog: `/OpenAction << /S /JavaScript /JS (app.alert(1)) >>` })
    const seeds = [
      await fixtures.printedPdf(1),
      await fixtures.telephonePhoto(),
      await fixtures.picture().png().toBuffer(),
      active,
    ]
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 })
    const property = fc.asyncProperty(fc.constantFrom(...seeds, fixtures.fhirDocument()), changes, async (seed, changed) => {
      const bytes = Buffer.from(seed)
      for (const [at, value] of changed) bytes[at % bytes.length] = value
      expect(await verdictOn(bytes)).toMatch(/^[a-z_]+(: [a-z]+)?$/)
    })
    await fc.assert(property, { numRuns: 200 })
  })
})
