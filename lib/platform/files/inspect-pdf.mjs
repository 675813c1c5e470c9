/** PDFs: every object is read as a reader would, and nothing in what is served of them may act. */
import { writeFile } from "node:fs/promises"
import { contentsOf } from "./pdf-actions.mjs"
import { namesOfHarmless } from "./pdf-attachments.mjs"
import { LocalPdfManager, PasswordException } from "./pdf-core.mjs"
import { placesOf, strayIn } from "./pdf-stray.mjs"
import { endsAsZip, holdsMarkup, holdsRunningMarkup } from "./polyglot.mjs"
import { Refusal } from "./refusal.mjs"

/** Readers look for the end of the file in its last kilobyte, and for its beginning in the first. */
const TOLERANCE = 1024
/** What a copy is made without: programs, what acts on the fields of a form, and the second description of a form that can also be shown without it. */
const LEFT_OUT = new Set(["javascript", "fields", "form"])

/**
 * Inspects a PDF. A password that only guards printing or copying (usual for laboratories) is no obstacle; of one with programs,
 * as forms to fill in have, a copy without them is written to `renditionPath`, where one is given.
 */
export async function inspectPdf(bytes, { renditionPath } = {}) {
  refuseFrame(bytes)
  const { acting, files, pages } = await read(bytes)
  const refused = acting.find((word) => !renditionPath || !LEFT_OUT.has(word))
  if (refused) throw new Refusal("pdf_active_content", refused === "form" ? "xfa" : refused)
  const names = await namesOfHarmless(files, isPlain)
  const found = { mediaType: "application/pdf", extension: "pdf", pages, ...(names.length > 0 && { attachments: names }) }
  return acting.length > 0 ? { ...found, rendition: await copy(bytes, { acting, pages, renditionPath }) } : found
}

/** What is served is looked into like any file, and must hold nothing that acts. */
async function copy(bytes, { acting, pages, renditionPath }) {
  const { copyWithoutActions } = await import("./pdf-copy.mjs")
  const made = await copyWithoutActions(bytes).catch(() => undefined)
  const found = made && (await read(made).catch(() => undefined))
  if (!found || found.acting.length > 0 || found.pages !== pages) throw new Refusal("pdf_active_content", acting[0])
  await namesOfHarmless(found.files, isPlain)
  await writeFile(renditionPath, made, { flag: "wx", mode: 0o600 })
  return { path: renditionPath, mediaType: "application/pdf", bytes: made.length }
}

/** The bytes of each file that stands in a PDF. */
export async function filesInPdf(bytes) {
  const { files } = await read(bytes)
  return files.map(({ stream }) => Buffer.from(stream.getBytes()))
}

async function isPlain(bytes) {
  try {
    refuseFrame(bytes)
    const { acting, files } = await read(bytes)
    return acting.length === 0 && files.length === 0
  } catch {
    return false
  }
}

/** What stands before the header, right after it, and after the end. */
function refuseFrame(bytes) {
  const start = bytes.indexOf("%PDF-")
  const isFirst = /^(\xef\xbb\xbf)?\s*$/.test(bytes.toString("latin1", 0, start))
  const head = bytes.subarray(0, start + TOLERANCE)
  const firstObject = head.toString("latin1").search(/\d\s+\d+\s+obj\b/)
  const isMarkup = holdsMarkup(firstObject < 0 ? head : head.subarray(0, firstObject)) || holdsRunningMarkup(head)
  if (!isFirst || isMarkup || endsAsZip(bytes)) throw new Refusal("polyglot")
  const tail = bytes.subarray(endOf(bytes))
  const isLong = tail.length > TOLERANCE && tail.some((byte) => byte !== 0 && byte !== 10 && byte !== 13 && byte !== 32)
  if (isLong || holdsMarkup(tail)) throw new Refusal("polyglot")
}

/** Where the file ends: after its last mark, or after the place of its table of contents when the mark is cut. */
function endOf(bytes) {
  const end = bytes.lastIndexOf("%%EOF")
  if (end >= 0) return end + 5
  const cut = /startxref\s+\d+\s*(%|%%|%%E|%%EO)?$/.test(bytes.toString("latin1", bytes.length - 64))
  if (!cut) throw new Refusal("truncated")
  return bytes.length
}

/** Reads as the file says; when it is damaged, once more by looking for every object. */
async function read(bytes) {
  try {
    return await readOnce(bytes, false)
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) throw error
    return await readOnce(bytes, true)
  }
}

async function readOnce(bytes, recovering) {
  const manager = new LocalPdfManager({
    source: new Uint8Array(bytes),
    docId: "inspected",
    docBaseUrl: null,
    enableXfa: false,
    evaluatorOptions: {},
    handler: null,
    password: undefined,
  })
  try {
    await manager.initDocument(recovering)
    const { numPages, xref } = manager.pdfDocument
    const { acting, files } = contentsOf(xref, recovering)
    if (!Number.isInteger(numPages) || numPages < 1) throw new Refusal("unreadable")
    const words = new Set([...acting, ...strayIn(bytes, placesOf(xref))])
    return { acting: [...words], files: [...files.values()], pages: numPages }
  } catch (error) {
    if (error instanceof PasswordException) throw new Refusal("password_protected")
    throw error
  } finally {
    manager.terminate()
  }
}
