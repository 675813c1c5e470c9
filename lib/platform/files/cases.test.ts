import { randomUUID } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "cases-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

const FOLDERS = ["lib/platform/files/cases", "lib/cda/cases", "lib/fhir/cases"]

async function inspect(bytes: Buffer, declaredName: string) {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  return inspectFile({ path: file, declaredName, scratchFolder })
}

async function verdictOn(bytes: Buffer, declaredName: string): Promise<string> {
  const found = await inspect(bytes, declaredName)
  if (found.ok) return "taken"
  return found.detail ? `${found.reason}: ${found.detail}` : found.reason
}

/** Files that were once refused for nothing are taken; these stay refused, each with a sentence of its own. */
const REFUSED: Record<string, string> = {
  "fhir-xml.xml": "type_not_accepted: fhir_xml",
  "ihe_xdm.zip": "type_not_accepted: archive",
  "cda-lien-data.xml": "cda_active: file",
  "cda-n1-text-rtf.xml": "cda_content_unknown: rtf",
}

describe("A file that people have", () => {
  const names = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => ({ folder, name })))
  test.each(names)(
    "is taken, or refused with its reason: $name",
    async ({ folder, name }) => {
      expect(await verdictOn(readFileSync(path.join(folder, name)), name)).toBe(REFUSED[name] ?? "taken")
    },
    40_000,
  )

  test("may lack its last two bytes, or the end of its end mark", async () => {
    const jpeg = readFileSync("lib/platform/files/cases/jpeg-photoshop-mac.jpg")
    for (const missing of [1, 2]) expect(await verdictOn(jpeg.subarray(0, -missing), "a.jpg")).toBe("taken")
    expect(await verdictOn(jpeg.subarray(0, -400), "a.jpg")).toMatch(/truncated|unreadable/)
    const png = readFileSync("lib/platform/files/cases/png-texte-html.png")
    for (const missing of [1, 2, 7]) expect(await verdictOn(png.subarray(0, -missing), "a.png")).toBe("taken")
    expect(await verdictOn(png.subarray(0, -60), "a.png")).toMatch(/truncated|unreadable/)
    const pdf = readFileSync("lib/platform/files/cases/pdf-rc-body.pdf")
    const end = pdf.lastIndexOf("%%EOF")
    for (const kept of [0, 1, 2, 4, 5]) expect(await verdictOn(pdf.subarray(0, end + kept), "a.pdf")).toBe("taken")
    expect(await verdictOn(pdf.subarray(0, end - 14), "a.pdf")).toBe("truncated")
  })

  test("is kept without its stylesheet, when it is a clinical document inside one", async () => {
    const found = await inspect(readFileSync("lib/cda/cases/cda-autopresentable.xml"), "a.xml")
    const served = found.ok && found.rendition ? await readFile(found.rendition.path, "utf8") : ""
    expect(served).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<ClinicalDocument /)
    expect(served).toContain("auto presentable")
    expect(served).not.toMatch(/xsl:|stylesheet|<html/)
  })

  test("is refused when what stands in a clinical document's stylesheet form is no document, or acts", async () => {
    const text = readFileSync("lib/cda/cases/cda-autopresentable.xml", "utf8")
    const acting = text.replace("<paragraph>auto presentable</paragraph>", '<paragraph onclick="x()">a</paragraph>')
    expect(await verdictOn(Buffer.from(acting), "a.xml")).toBe("cda_active: event")
    expect(await verdictOn(Buffer.from(text.replaceAll("ClinicalDocument", "Other")), "a.xml")).toBe("cda_not_document")
  })
})

describe("Words in a FHIR narrative", () => {
  const fhir = (div: string) => {
    const bundle = JSON.parse(readFileSync("lib/fhir/cases/fhir-ongoing.json", "utf8"))
    bundle.entry[0].resource.section[0].text.div = div
    return verdictOn(Buffer.from(JSON.stringify(bundle)), "a.json")
  }

  test.each([
    ["<div>ongoing=oui, onset = 2015, javascript: non</div>"],
    ['<div title="onset = 2015">un</div>'],
    ["<div>5 < 6, one=1</div>"],
  ])("are words where they are read: %s", async (div) => {
    expect(await fhir(div)).toBe("taken")
  })

  test.each([
    ['<div><p onclick="x()">a</p></div>'],
    ["<div><p title='>' onclick=x()>a</p></div>"],
    ["<div><img src=x onerror=alert(1)//"],
    ["<div><a href=' java&#x73;cript:x'>a</a><a href='javascript:x'>b</a></div>"],
    ["<div><script>a</script></div>"],
    ["<div><STYLE>a</STYLE></div>"],
    ["<div><x:script>a</x:script></div>"],
  ])("are refused where they would act: %s", async (div) => {
    expect(await fhir(div)).toBe("fhir_invalid: narrative")
  })
})
