import { randomUUID } from "node:crypto"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  biologyReport,
  clinicalDocument,
  encapsulated,
  everyElement,
  levelOneReport,
  section,
  structured,
  vaccinationRecord,
} from "@/lib/cda/examples"
import { hostileDocuments } from "@/lib/cda/hostile.testing"
import { picture, printedPdf } from "./fixtures"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "inspect-cda-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

async function inspect(bytes: Buffer | string, declaredName = "document.xml", declaredType = "text/xml") {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  const found = await inspectFile({ path: file, declaredName, declaredType, scratchFolder })
  await rm(file)
  return found
}

async function verdictOn(bytes: Buffer | string, declaredName?: string): Promise<string> {
  const found = await inspect(bytes, declaredName)
  if (found.ok) return "taken"
  return found.detail ? `${found.reason}: ${found.detail}` : found.reason
}

describe("A clinical document", () => {
  test("is taken, structured or around a file", async () => {
    const found = await inspect(biologyReport())
    expect(found).toMatchObject({ ok: true, mediaType: "text/xml", extension: "xml" })
    expect(await inspect(levelOneReport(await printedPdf(3)))).toMatchObject({ ok: true, pages: 3 })
    for (const good of [vaccinationRecord(), everyElement(await picture().png().toBuffer())])
      expect(await verdictOn(good)).toBe("taken")
    const photo = encapsulated(await picture().jpeg().toBuffer(), "image/jpeg")
    expect(await verdictOn(clinicalDocument({ body: photo }))).toBe("taken")
    expect(await verdictOn(clinicalDocument({ body: encapsulated(Buffer.from("Bonjour"), "text/plain") }))).toBe("taken")
    expect(await readdir(scratchFolder)).toEqual([])
  })

  test("is taken in the encodings that laboratories use, and with what editors leave in it", async () => {
    const latin = biologyReport({ encoding: "ISO-8859-1" }).replaceAll("’", "'")
    expect(await verdictOn(Buffer.from(latin, "latin1"))).toBe("taken")
    expect(await verdictOn(Buffer.from(`\ufeff${biologyReport({ encoding: "UTF-16" })}`, "utf16le"))).toBe("taken")
    expect(await verdictOn(biologyReport({ prolog: '<?oxygen SCHSchema="a.sch"?><!-- écrit ici -->' }))).toBe("taken")
    const prefixed = biologyReport()
      .replace(/<(\/?)(?=[a-zA-Z])/g, "<$1c:")
      .replace('xmlns="urn', 'xmlns:c="urn')
    expect(await verdictOn(prefixed)).toBe("taken")
  })

  test("of fifteen megabytes is taken, whether it is words or a file", async () => {
    const rows = `<tr>${`<td>${"Hémoglobine glyquée ".repeat(10)}</td>`.repeat(10)}</tr>`.repeat(6_800)
    const long = clinicalDocument({ body: structured(section("A", `<table><tbody>${rows}</tbody></table>`)) })
    expect(Buffer.byteLength(long)).toBeGreaterThan(13_000_000)
    expect(await verdictOn(long)).toBe("taken")
    const heavy = await printedPdf(1, { compress: false })
    const padded = Buffer.concat([heavy.subarray(0, 9), Buffer.from(`%${"a".repeat(11_000_000)}\n`), heavy.subarray(9)])
    expect(await verdictOn(levelOneReport(padded))).toBe("taken")
  })

  test("under the name of a picture is refused, and other XML is not taken", async () => {
    expect(await verdictOn(biologyReport(), "photo.jpg")).toBe("mislabelled: cda")
    expect(await verdictOn('<?xml version="1.0"?><note>a</note>')).toBe("type_not_accepted: xml")
  })
})

describe("A clinical document made to harm", () => {
  test.each(hostileDocuments())("is refused, or left to a page that defends itself: $name", async ({ bytes, verdict }) => {
    expect(await verdictOn(bytes)).toBe(verdict)
  })
})
