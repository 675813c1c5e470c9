/** Clinical documents (HL7 CDA R2): strict XML without document type, a header that says for whom, and a body that can be read. */
import { readFile, rm, writeFile } from "node:fs/promises"
import { ClinicalXmlError, decodeXml, readClinicalXml } from "./clinical-xml.mjs"
import { beginsAs, readEncapsulated } from "./encapsulated.mjs"
import { withInnerCopy } from "./inner-copy.mjs"
import { lettersOf, pdfsInCda } from "./inner-pdfs.mjs"
import { inspectJpeg, inspectPng } from "./inspect-image.mjs"
import { inspectPdf } from "./inspect-pdf.mjs"
import { matriculesOfPdfs } from "./matricules.mjs"
import { Refusal } from "./refusal.mjs"
import { documentInside, withoutStylesheet } from "./self-presenting.mjs"

/** What no clinical document holds, and what a browser that opens the file from a disk could run. */
const ACTIVE_ELEMENT = /^(script|iframe|frame|object|embed|applet|form|meta|base|link|style|stylesheet)$/i
const DISPLAY_NAMESPACE = /^\{http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg|1999\/XSL\/Transform|2001\/XInclude)\}/
const ACTIVE_ADDRESS = /^[\s\p{Cc}]*(javascript|vbscript)\s*:/iu
/** A whole file in the address of a link: no program, and no file that could be looked into. */
const FILE_ADDRESS = /^[\s\p{Cc}]*data\s*:/iu
const REFUSED = { dtd: "xml_dtd", bomb: "bomb", truncated: "truncated" }

/**
 * Inspects XML of HL7 version 3. Of a document inside its own stylesheet, the document alone is what is read and served; of one
 * that is made of a PDF with programs, the document around a copy of that PDF without them.
 */
export async function inspectCda(bytes, job) {
  const root = await read(bytes)
  const found = documentInside(root)
  if (found.name !== "ClinicalDocument") throw new Refusal("cda_not_document")
  const bare = found === root ? undefined : alone(bytes)
  const document = bare ? await read(bare) : root
  const { pages, copy, matricules = [] } = await inspectDocument(document, job)
  const served = copy ? await around(bare ?? bytes, document, copy) : bare
  const inspected = { mediaType: "text/xml", extension: "xml", pages, ...(matricules.length > 0 && { matricules }) }
  if (!served) return inspected
  await writeFile(job.renditionPath, served, { flag: "wx", mode: 0o600 })
  return { ...inspected, rendition: { path: job.renditionPath, mediaType: "text/xml", bytes: served.length } }
}

async function inspectDocument(root, job) {
  if (root.name !== "ClinicalDocument") throw new Refusal("cda_not_document")
  refuseActive(root)
  if (!first(root, "recordTarget", "patientRole")) throw new Refusal("cda_invalid", "patient")
  return inspectBody(root, job)
}

/** The document around a copy of its file, once what is read in it is that copy. */
async function around(bytes, document, copy) {
  const served = withInnerCopy(bytes, lettersOf(wholeOf(document)).trim(), copy)
  const inside = served && readWhole(wholeOf(await read(served)))
  if (!inside?.bytes?.equals(copy)) throw new Refusal("cda_content_refused", "pdf_active_content")
  return served
}

function alone(bytes) {
  const text = withoutStylesheet(decodeXml(bytes))
  if (!text) throw new Refusal("cda_not_document")
  return Buffer.from(text)
}

async function read(bytes) {
  try {
    return await readClinicalXml(bytes)
  } catch (error) {
    if (!(error instanceof ClinicalXmlError)) throw error
    throw Object.hasOwn(REFUSED, error.code) ? new Refusal(REFUSED[error.code]) : new Refusal("cda_invalid", error.code)
  }
}

function refuseActive(root) {
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    const found = activeIn(next)
    if (found) throw new Refusal("cda_active", found)
    for (const child of next.children) if (typeof child !== "string") open.push(child)
  }
}

function activeIn({ name, attributes }) {
  const local = name.slice(name.lastIndexOf("}") + 1)
  if (ACTIVE_ELEMENT.test(local) || DISPLAY_NAMESPACE.test(name)) return "element"
  if (Object.keys(attributes).some((attribute) => /^on[a-z]+$/.test(attribute))) return "event"
  if (ACTIVE_ADDRESS.test(attributes.href ?? "")) return "address"
  return FILE_ADDRESS.test(attributes.href ?? "") ? "file" : undefined
}

/** A file inside is looked into like one that is deposited by itself; the pictures of a narrative are looked into when they are shown. */
async function inspectBody(root, job) {
  const [whole] = allAt(root, "component", "nonXMLBody")
  if (whole) return inspectWhole(readWhole(first(whole, "text")), job)
  if (!first(root, "component", "structuredBody", "component", "section")) throw new Refusal("cda_invalid", "body")
  return { matricules: await matriculesOfPdfs(pdfsInCda(root)) }
}

const wholeOf = (root) => first(root, "component", "nonXMLBody", "text")
const readWhole = (text) => readEncapsulated(text?.attributes ?? {}, text ? lettersOf(text) : "")

async function inspectWhole(media, job) {
  if (media.fault === "absent") throw new Refusal("cda_content_unknown", kindOf(media.mediaType))
  if (media.fault) throw new Refusal("cda_content_refused", media.fault)
  if (media.mediaType === "text/plain") return {}
  const found = await inspectInner(media, job)
  // Whoever made the header may have put somebody else's paper under it.
  return media.mediaType === "application/pdf" ? { ...found, matricules: await matriculesOfPdfs([media.bytes]) } : found
}

const INSPECTORS = { "application/pdf": inspectPdf, "image/jpeg": inspectJpeg, "image/png": inspectPng }
const kindOf = (mediaType) => (/\brtf$/.test(mediaType) ? "rtf" : undefined)

async function inspectInner({ mediaType, bytes }, job) {
  if (!Object.hasOwn(INSPECTORS, mediaType)) throw new Refusal("cda_content_unknown", kindOf(mediaType))
  if (!beginsAs(mediaType, bytes)) throw new Refusal("cda_content_refused", "mislabelled")
  try {
    const { pages, rendition } = await INSPECTORS[mediaType](bytes, job)
    return rendition && mediaType === "application/pdf" ? { pages, copy: await readFile(rendition.path) } : { pages }
  } catch (error) {
    throw new Refusal("cda_content_refused", error instanceof Refusal ? error.reason : "unreadable")
  } finally {
    // A picture is made anew each time it is shown; what was made here to try it is not kept.
    await rm(job.renditionPath, { force: true })
  }
}

function allAt(element, ...path) {
  let found = [element]
  for (const name of path) found = found.flatMap((one) => one.children.filter((child) => child.name === name))
  return found
}

const first = (element, ...path) => allAt(element, ...path)[0]
