/** Started by inspector.ts, never imported: one message in is a file to look into, a page to draw or words to read, one out is what was found. */
import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { inspectCda } from "./inspect-cda.mjs"
import { inspectFhir } from "./inspect-fhir.mjs"
import { inspectJpeg, inspectPng } from "./inspect-image.mjs"
import { inspectPdf } from "./inspect-pdf.mjs"
import { matriculesOfPdfs } from "./matricules.mjs"
import { matriculesIn } from "./pdf-matricules.mjs"
import { isMislabelled, isNamedLikeAccepted, recognise } from "./recognise.mjs"
import { Refusal } from "./refusal.mjs"

const INSPECTORS = { pdf: inspectPdf, jpeg: inspectJpeg, png: inspectPng, fhir: inspectFhir, cda: inspectCda }

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
    if (error instanceof Refusal) return { ok: false, reason: error.reason, detail: error.detail }
    // Out of memory inside a parser: the allocation failed, the process did not.
    if (error instanceof RangeError && /allocation|array length/i.test(error.message)) return { ok: false, reason: "bomb" }
    return { ok: false, reason: "unreadable" }
  }
}

async function look(bytes, job) {
  const kind = await recognise(bytes)
  const inspect = INSPECTORS[kind]
  if (!inspect && kind === "unknown" && isNamedLikeAccepted(job)) throw new Refusal("unreadable")
  if (!inspect) throw new Refusal("type_not_accepted", kind)
  if (isMislabelled(kind, job)) throw new Refusal("mislabelled", kind)
  const found = await inspect(bytes, job)
  const matricules = kind === "pdf" ? await matriculesOf(bytes, found) : []
  return matricules.length > 0 ? { ...found, matricules } : found
}

const matriculesOf = (bytes, { attachments }) => (attachments ? matriculesOfPdfs([bytes]) : matriculesIn(bytes))
