import { randomUUID } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as fixtures from "./fixtures"
import { inspectFile } from "./inspect"

let scratchFolder: string
beforeAll(async () => {
  scratchFolder = await mkdtemp(path.join(tmpdir(), "good-files-"))
})
afterAll(() => rm(scratchFolder, { recursive: true }))

async function inspect(bytes: Buffer) {
  const file = path.join(scratchFolder, randomUUID())
  await writeFile(file, bytes)
  return await inspectFile({ path: file, declaredName: "", scratchFolder })
}

const SIDES = 40
const taken: string[] = []
async function expectTaken(good: [string, Buffer][]) {
  for (const [name, bytes] of good) expect.soft(await inspect(bytes), name).toMatchObject({ ok: true })
  taken.push(...good.map(([name]) => name))
}

describe("Two hundred good files of many kinds are all taken", () => {
  test("photographs, however they are turned", async () => {
    for (let turn = 1; turn <= 8; turn++) await expectTaken([[`photo ${turn}`, await fixtures.telephonePhoto(turn)]])
  })

  test.each(Array.from({ length: SIDES / 5 }, (_, nth) => nth * 5 + 1))("five kinds of five sizes, from %d on", async (first) => {
    for (let side = first; side < first + 5; side++) await expectTaken(await ofSide(side))
  })

  test("summaries of patients", async () => {
    for (const { name, bytes } of fixtures.patientSummaries()) {
      const small = Buffer.from(JSON.stringify(JSON.parse(bytes.toString())))
      const marked = Buffer.concat([Buffer.from("\ufeff"), bytes])
      await expectTaken([
        [name, bytes],
        [`${name}, small`, small],
        [`${name}, with a byte order mark`, marked],
      ])
    }
  })

  test("each of them another", () => {
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.length).toBeGreaterThanOrEqual(200)
  })
})

async function ofSide(side: number): Promise<[string, Buffer][]> {
  const good: [string, Buffer][] = []
  const picture = () => fixtures.picture(side * 7, side * 5 + 1, side % 2 ? 3 : 4)
  good.push([
    `jpeg ${side}`,
    await picture()
      .jpeg({ quality: side + 40, progressive: side % 3 === 0 })
      .toBuffer(),
  ])
  good.push([
    `png ${side}`,
    await picture()
      .png({ palette: side % 3 === 0, progressive: side % 4 === 0 })
      .toBuffer(),
  ])
  good.push([
    `grey ${side}`,
    await picture()
      .greyscale()
      .jpeg({ mozjpeg: side % 2 === 0 })
      .toBuffer(),
  ])
  good.push([
    `pdf ${side}`,
    await fixtures.printedPdf(side % 5 || 1, { pdfVersion: side % 2 ? "1.4" : "1.7", compress: side % 3 !== 0 }),
  ])
  good.push([`fhir ${side}`, fixtures.fhirDocument((bundle) => ({ ...bundle, id: `bundle-${side}`, note: "é".repeat(side) }))])
  return good
}
