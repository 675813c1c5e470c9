import { randomUUID } from "node:crypto"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { deflateRawSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readCdaPdf } from "@/lib/cda/document"
import { levelOneReport } from "@/lib/cda/examples"
import { ACTIONS, whatActs } from "./active-pdf.testing"
import { plainPdf } from "./fixtures"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "inner-copy-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

async function inspect(bytes: Buffer | string) {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  return inspectFile({ path: file, declaredName: "a.xml", scratchFolder })
}

/** What is served of a document instead of it; null where that is the document itself, or nothing. */
async function servedOf(bytes: Buffer | string): Promise<Buffer | null> {
  const found = await inspect(bytes)
  return found.ok && found.rendition ? await readFile(found.rendition.path) : null
}

const form = plainPdf({ catalog: `/OpenAction ${ACTIONS.javascript}` })
const letters = form.toString("base64")
const plain = levelOneReport(form)
const START = 'representation="B64">'

describe("A clinical document around a form with programs", () => {
  test.each([
    ["in one line", plain],
    ["in lines", plain.replace(letters, letters.replace(/.{76}/g, "$&\r\n   "))],
    ["in a section of letters", plain.replace(letters, `<![CDATA[${letters}]]>`)],
    ["before a small picture of it", plain.replace(letters, `${letters}<thumbnail>AAAA</thumbnail>`)],
    [
      "compressed",
      plain
        .replace(START, `compression="DF" integrityCheck="AAAA" ${START}`)
        .replace(letters, deflateRawSync(form).toString("base64")),
    ],
  ])("is served around a copy without them, where the form stands %s", async (_, xml) => {
    const served = (await servedOf(xml)) ?? Buffer.alloc(0)
    expect(await whatActs((await readCdaPdf(served)) ?? form)).toEqual([])
    expect(served.toString()).not.toMatch(/compression|integrityCheck/)
    expect(await inspect(served)).toMatchObject({ ok: true, pages: 1 })
    expect(await servedOf(served)).toBeNull()
  })

  test("keeps its words, in whatever set of letters it was", async () => {
    const served = await servedOf(Buffer.from(levelOneReport(form, { encoding: "ISO-8859-1", title: "Été" }), "latin1"))
    expect(served?.toString()).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>[\s\S]*<title>Été<\/title>/)
  })

  test("is refused where the place of the form cannot be told", async () => {
    const refused = { ok: false, reason: "cda_content_refused", detail: "pdf_active_content" }
    const half = letters.slice(0, 50)
    expect(await inspect(plain.replace(letters, `${half}<!-- a -->${letters.slice(50)}`))).toMatchObject(refused)
    expect(await inspect(plain.replace("<ClinicalDocument", `<!-- ${letters} --><ClinicalDocument`))).toMatchObject(refused)
  })

  test("is served as it is where nothing in it acts", async () => {
    expect(await servedOf(levelOneReport(plainPdf()))).toBeNull()
  })
})
