/** Clinical documents (HL7 CDA R2): strict XML without document type, a header that says for whom, and a body that can be read. */
import { rm } from "node:fs/promises"
import { ClinicalXmlError, readClinicalXml } from "./clinical-xml.mjs"
import { inspectJpeg, inspectPng } from "./inspect-image.mjs"
import { inspectPdf } from "./inspect-pdf.mjs"
import { Refusal } from "./refusal.mjs"

/** What no clinical document holds, and what a browser that opens the file from a disk could run. */
const ACTIVE_ELEMENT = /^(script|iframe|frame|object|embed|applet|form|meta|base|link|style|stylesheet)$/i
const DISPLAY_NAMESPACE = /^\{http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg|1999\/XSL\/Transform|2001\/XInclude)\}/
const ACTIVE_ADDRESS = /^[\s\p{Cc}]*(javascript|vbscript|data)\s*:/iu
/** OIDs of the matricule INS: real (8, 9), for tests, for demonstrations. */
const INS_ROOT = /^1\.2\.250\.1\.213\.1\.4\.(8|9|10|11)$/
const MOST_IDS = 10
const REFUSED = { dtd: "xml_dtd", bomb: "bomb", truncated: "truncated" }

/** Inspects XML of HL7 version 3. */
export async function inspectCda(bytes, job) {
  const root = await read(bytes)
  if (root.name !== "ClinicalDocument") throw new Refusal("cda_not_document")
  refuseActive(root)
  const role = first(root, "recordTarget", "patientRole")
  if (!role) throw new Refusal("cda_invalid", "patient")
  const { pages } = await inspectBody(root, job)
  return { mediaType: "text/xml", extension: "xml", pages, patientIds: insOf(role) }
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
  return ACTIVE_ADDRESS.test(attributes.href ?? "") ? "address" : undefined
}

/** A file inside is looked into like one that is deposited by itself; the pictures of a narrative are looked into when they are shown. */
async function inspectBody(root, job) {
  const [whole] = allAt(root, "component", "nonXMLBody")
  if (whole) return inspectWhole(first(whole, "text"), job)
  if (!first(root, "component", "structuredBody", "component", "section")) throw new Refusal("cda_invalid", "body")
  return {}
}

async function inspectWhole(text, job) {
  const { mediaType = "text/plain", representation, compression } = text?.attributes ?? {}
  const letters = text ? lettersOf(text) : ""
  const isPlain = mediaType === "text/plain" && !compression
  if (isPlain && representation !== "B64" && letters.trim()) return {}
  const bare = letters.replace(/[ \t\r\n]+/g, "")
  if (representation !== "B64" || compression || bare === "") throw new Refusal("cda_content_unknown")
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) throw new Refusal("cda_content_refused", "unreadable")
  return isPlain ? {} : inspectInner(mediaType.toLowerCase(), Buffer.from(bare, "base64"), job)
}

const SIGNATURES = { "application/pdf": "255044462d", "image/jpeg": "ffd8ff", "image/png": "89504e470d0a1a0a" }
const INSPECTORS = { "application/pdf": inspectPdf, "image/jpeg": inspectJpeg, "image/png": inspectPng }

async function inspectInner(mediaType, bytes, job) {
  if (!Object.hasOwn(INSPECTORS, mediaType)) throw new Refusal("cda_content_unknown")
  const signature = Buffer.from(SIGNATURES[mediaType], "hex")
  if (!bytes.subarray(0, 1024).includes(signature)) throw new Refusal("cda_content_refused", "mislabelled")
  try {
    const { pages } = await INSPECTORS[mediaType](bytes, job)
    return { pages }
  } catch (error) {
    throw new Refusal("cda_content_refused", error instanceof Refusal ? error.reason : "unreadable")
  } finally {
    // A picture is made anew each time it is shown; what was made here to try it is not kept.
    await rm(job.renditionPath, { force: true })
  }
}

function insOf(role) {
  const ids = allAt(role, "id").map(({ attributes: { root = "", extension = "" } }) => ({ root, extension: extension.trim() }))
  return ids.filter(({ root, extension }) => INS_ROOT.test(root) && extension !== "").slice(0, MOST_IDS)
}

function allAt(element, ...path) {
  let found = [element]
  for (const name of path) found = found.flatMap((one) => one.children.filter((child) => child.name === name))
  return found
}

const first = (element, ...path) => allAt(element, ...path)[0]
const lettersOf = (element) => element.children.map((child) => (typeof child === "string" ? child : lettersOf(child))).join("")
