/** Started by inspector.ts, never imported: one message in is a file to look into, a page to draw or words to read, one out is what was found. */
import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { matriculesIn } from "./pdf-matricules.mjs"
import { isMislabelled, isNamedLikeAccepted, recognise } from "./recognise.mjs"
import { Refusal } from "./refusal.mjs"

/** What takes a kind of file apart is loaded with the first file of that kind: most children see one file, and the parsers are large. */
const INSPECTORS = {
  pdf: async () => (await import("./inspect-pdf.mjs")).inspectPdf,
  jpeg: async () => (await import("./inspect-image.mjs")).inspectJpeg,
  png: async () => (await import("./inspect-image.mjs")).inspectPng,
  fhir: async () => (await import("./inspect-fhir.mjs")).inspectFhir,
  cda: async () => (await import("./inspect-cda.mjs")).inspectCda,
}

/** What reads this kind of file is not there, or not for this Node: no file is to blame. */
class NotLoadedError extends Error {}

process.on("message", async (job) => process.send(await doneFor(job)))
process.send("ready")

function doneFor(job) {
  if (job.text) return read(job)
  return job.outputPath ? draw(job) : answer(job)
}

async function read(job) {
  try {
    const { readText } = await import("./read-text.mjs")
    return await readText(job)
  } catch {
    return { ok: false }
  }
}

/** The drawing code is heavy, and only a child that draws loads it. */
async function draw(job) {
  try {
    const { renderPage } = await import("./render-page.mjs")
    return await renderPage(job)
  } catch {
    return { ok: false }
  }
}

async function answer(job) {
  try {
    const bytes = await readFile(job.path)
    const found = await look(bytes, job)
    return { ok: true, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), ...found }
  } catch (error) {
    if (error instanceof NotLoadedError) return { fault: error.message }
    if (error instanceof Refusal) return { ok: false, reason: error.reason, detail: error.detail }
    // Out of memory inside a parser: the allocation failed, the process did not.
    if (error instanceof RangeError && /allocation|array length/i.test(error.message)) return { ok: false, reason: "bomb" }
    return { ok: false, reason: "unreadable" }
  }
}

async function look(bytes, job) {
  const kind = await recognise(bytes)
  const load = INSPECTORS[kind]
  if (!load && kind === "unknown" && isNamedLikeAccepted(job)) throw new Refusal("unreadable")
  if (!load) throw new Refusal("type_not_accepted", kind)
  if (isMislabelled(kind, job)) throw new Refusal("mislabelled", kind)
  const inspect = await load().catch((error) => {
    throw new NotLoadedError(`What reads ${kind} cannot be loaded: ${error.message}`)
  })
  const found = await inspect(bytes, job)
  const matricules = kind === "pdf" ? await matriculesIn(bytes) : []
  return matricules.length > 0 ? { ...found, matricules } : found
}
