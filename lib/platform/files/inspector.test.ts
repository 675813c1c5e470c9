import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { picture, plainPdf } from "./fixtures"
import { askInspector, InspectorGaveUpError } from "./inspector"

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

const WITHOUT_PDFJS = `import { registerHooks } from "node:module"
registerHooks({ resolve: (name, context, next) => name.startsWith("pdfjs-dist") ? next("./away.mjs", context) : next(name, context) })`

test("What reads a kind of file and is not there is a fault of the portal, and never the file's", async () => {
  const execArgv = ["--import", `data:text/javascript,${encodeURIComponent(WITHOUT_PDFJS)}`]
  const child = fork(path.join(import.meta.dirname, "inspect-child.mjs"), [], { execArgv, env: { NODE_ENV: "production" } })
  try {
    expect(await once(child, "message")).toContain("ready")
    child.send(job("a.pdf"))
    const [answer] = await once(child, "message")
    expect(answer).toEqual({ fault: expect.stringContaining("What reads pdf cannot be loaded") })
  } finally {
    child.kill()
  }
})
