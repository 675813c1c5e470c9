/** FHIR documents in JSON: a Bundle of type document whose first entry is a Composition (HL7 FHIR R4, §3.3). */
import { pdfsInFhir } from "./inner-pdfs.mjs"
import { matriculesOfPdfs } from "./matricules.mjs"
import { holdsActiveMarkup } from "./narrative-markup.mjs"
import { Refusal } from "./refusal.mjs"

const MAX_DEPTH = 64
const [QUOTE, BACKSLASH, OPEN_BRACE, OPEN_BRACKET, CLOSE_BRACE, CLOSE_BRACKET] = Buffer.from('"\\{[}]')

/** Inspects a JSON file; whoever made it may have put somebody else's paper into it. */
export async function inspectFhir(bytes, { limits }) {
  if (bytes.length > limits.maxFhirBytes) throw new Refusal("fhir_too_large")
  const text = decode(bytes)
  if (depthOf(bytes) > MAX_DEPTH) throw new Refusal("bomb")
  const bundle = parse(text)
  if (bundle?.resourceType !== "Bundle" || bundle.type !== "document") throw new Refusal("fhir_not_document")
  refuseInvalid(bundle)
  const matricules = await matriculesOfPdfs(pdfsInFhir(bundle))
  return { mediaType: "application/fhir+json", extension: "json", ...(matricules.length > 0 && { matricules }) }
}

function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal("fhir_invalid", "encoding")
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(/[}\]]\s*$/.test(text) ? "fhir_invalid" : "truncated")
  }
}

/** Counted before parsing, outside strings; in UTF-8 these bytes are these characters and nothing else. */
function depthOf(bytes) {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inString && byte === BACKSLASH) at++
    else if (byte === QUOTE) inString = !inString
    else if (inString) continue
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) deepest = Math.max(deepest, ++depth)
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--
  }
  return deepest
}

function refuseInvalid({ entry }) {
  if (!Array.isArray(entry) || entry.length === 0) throw new Refusal("fhir_invalid", "entry")
  const resources = entry.map((one) => one?.resource)
  if (!resources.every((resource) => typeof resource?.resourceType === "string")) throw new Refusal("fhir_invalid", "entry")
  const [composition] = resources
  if (composition.resourceType !== "Composition") throw new Refusal("fhir_not_document")
  const { title, status, type, date } = composition
  const isWhole = [title, status, date].every((value) => typeof value === "string") && typeof type === "object" && type !== null
  if (!isWhole) throw new Refusal("fhir_invalid", "composition")
  if (holdsActiveNarrative(resources)) throw new Refusal("fhir_invalid", "narrative")
}

function holdsActiveNarrative(resources) {
  const open = [...resources]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue
    if (typeof value.div === "string" && holdsActiveMarkup(value.div)) return true
    for (const inner of Object.values(value)) if (typeof inner === "object") open.push(inner)
  }
  return false
}
