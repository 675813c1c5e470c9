import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { setTimeout } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { picture, plainPdf } from "./fixtures"
import { askInspector, InspectorGaveUpError } from "./inspector"
import { drawPage } from "./render"

const limits = { maxPixels: 50_000_000, maxFhirBytes: 1000 }
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inspector-"))
  await writeFile(path.join(folder, "a.pdf"), plainPdf())
})
afterAll(() => rm(folder, { recursive: true }))

const job = (name: string) => ({
  path: path.join(folder, name),
  declaredName: name,
  declaredType: "",
  limits,
  renditionPath: path.join(folder, "b"),
})

test("A file that takes too long is given up, and the next one is looked into as usual", async () => {
  await writeFile(path.join(folder, "slow.png"), await picture(2000, 2000).png().toBuffer())
  await expect(askInspector(folder, job("slow.png"), 1)).rejects.toThrow(InspectorGaveUpError)
  expect(await askInspector(folder, job("a.pdf"))).toMatchObject({ ok: true })
})

/** To every child that is there; one may end between the list and the signal. */
async function tellChildren(signal: NodeJS.Signals): Promise<void> {
  const children = (await readFile(`/proc/self/task/${process.pid}/children`, "utf8")).trim().split(" ")
  for (const child of children)
    try {
      process.kill(Number(child), signal)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
    }
}

test("A file whose inspector waits for a processor is not given up for it", async () => {
  await askInspector(folder, job("a.pdf"))
  const answer = askInspector(folder, job("a.pdf"), 200)
  await tellChildren("SIGSTOP")
  await setTimeout(500)
  await tellChildren("SIGCONT")
  expect(await answer).toMatchObject({ ok: true })
})

test("The inspector reads nothing outside its folder, not even when asked to", async () => {
  const outside = { ...job("a.pdf"), path: path.join(process.cwd(), "package.json") }
  expect(await askInspector(folder, outside)).toEqual({ ok: false, reason: "unreadable" })
})

test("More files at once than there are inspectors each get their own answer, over several lives of an inspector", async () => {
  await writeFile(path.join(folder, "empty.json"), "{}")
  const names = Array.from({ length: 130 }, (_, at) => (at % 2 ? "a.pdf" : "empty.json"))
  const answers = await Promise.all(names.map((name) => askInspector(folder, job(name))))
  const expected = names.map((name) => (name === "a.pdf" ? { ok: true } : { ok: false, reason: "fhir_not_document" }))
  expect(answers).toMatchObject(expected)
})

test("A child that has drawn a page looks into PDFs as well", async () => {
  const own = await mkdtemp(path.join(tmpdir(), "inspector-drew-"))
  const file = path.join(own, "a.pdf")
  try {
    await writeFile(file, plainPdf())
    await drawPage({ path: file, mediaType: "application/pdf", page: 1 })
    const asked = { ...job("a.pdf"), path: file, renditionPath: path.join(own, "b") }
    expect(await askInspector(own, asked)).toMatchObject({ ok: true })
  } finally {
    await rm(own, { recursive: true })
  }
})
