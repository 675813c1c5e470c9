import { asNode, asText, type Node, nodeAt, nodesAt, textAt } from "./node"
import { FhirDocumentError } from "./schema"

/** Finds a resource by a reference as it stands in `from`: contained, urn:uuid, absolute, relative, or by an identifier. */
export type Lookup = (reference: Node | null, from: Node | null) => Node | null

/** `subject` refers to whom the document is about: as it says, else the one Patient that it holds. */
export type Bundle = { composition: Node; subject: Node | null; find: Lookup }

/** Signs that no author writes: those of programs, and those that turn what follows round, so that a dose would be read backwards. */
const ODD = /(?![\t\n\r])[\p{Cc}\u202d\u202e]/gu
const MAY_BE_ODD = /[\u202d\u202e]|\\u(?:00[01789][0-9a-f]|202[de]|d[89a-f])/i
/** A number that loses what its author wrote when it is read as one: a last nought, many digits, a size beyond all measure. */
const MAY_LOSE = /\.\d*0[\s,}\]eE]|[\d.]{16}|[:,[]\s*-?[\d.]+[eE]/

/** The JSON of a FHIR document; a byte order mark says nothing, 1.10 keeps its last digit, and no text holds a sign of a program. */
export function parseFhir(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  return MAY_LOSE.test(text) || MAY_BE_ODD.test(text) ? JSON.parse(text, keep) : JSON.parse(text)
}

function keep(_: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === "string") return value.toWellFormed().replace(ODD, "")
  return typeof value === "number" && context?.source ? asWritten(value, context.source) : value
}

/** More digits than a number has, or a size that it has not. */
const MOST_DIGITS = 15
const [SMALLEST, LARGEST] = [1e-30, 1e30]

function asWritten(value: number, source: string): unknown {
  const [mantissa = ""] = source.split(/e/i)
  const digits = mantissa.replace(/^-?[0.]*/, "").replace(".", "")
  const size = Math.abs(value)
  const isBeyond = digits !== "" && (digits.length > MOST_DIGITS || size < SMALLEST || size > LARGEST)
  if (isBeyond) return { decimal: value, digits: 0, written: source }
  const [, noughts] = /\.(\d*0)$/.exec(source) ?? []
  return noughts ? { decimal: value, digits: noughts.length } : value
}

/** Opens a Bundle of type document (FHIR R4 §3.3): its first entry is the Composition, the others are found by reference. */
export function openBundle(json: unknown): Bundle {
  const bundle = asNode(json)
  if (bundle?.resourceType !== "Bundle") throw new FhirDocumentError("not_fhir")
  if (bundle.type !== "document") throw new FhirDocumentError("not_a_document")
  const entries = nodesAt({ entry: Array.isArray(bundle.entry) ? bundle.entry : [] }, "entry")
  const composition = asNode(entries[0]?.resource)
  if (composition?.resourceType !== "Composition") throw new FhirDocumentError("no_composition")
  return { composition, subject: saidSubject(composition) ?? onlyPatient(entries), find: lookupIn(entries) }
}

function saidSubject(composition: Node): Node | null {
  const subject = nodeAt(composition, "subject")
  return subject && ["reference", "display", "identifier"].some((part) => subject[part] !== undefined) ? subject : null
}

/** A Composition need not say whom it is about (R4: 0..1); where one Patient stands in the document, it is about that one. */
function onlyPatient(entries: Node[]): Node | null {
  const patients = entries.filter(({ resource }) => asNode(resource)?.resourceType === "Patient")
  const [entry] = patients
  if (!entry || patients.length > 1) return null
  const id = textAt(asNode(entry.resource), "id")
  const address = textAt(entry, "fullUrl") ?? (id && `Patient/${id}`)
  return address ? { reference: address } : null
}

function lookupIn(entries: Node[]): Lookup {
  const byAddress = new Map<string, Node>()
  const byIdentifier = new Map<string, Node>()
  const holders = new Map<Node, Node>()
  const keep = (places: Map<string, Node>, name: string, resource: Node) => places.has(name) || places.set(name, resource)
  for (const entry of entries) {
    const resource = asNode(entry.resource)
    if (!resource) continue
    for (const address of addressesOf(entry, resource)) keep(byAddress, address, resource)
    for (const identifier of nodesAt(resource, "identifier")) keep(byIdentifier, nameOf(identifier), resource)
    for (const contained of nodesAt(resource, "contained")) holders.set(contained, resource)
  }
  return (reference, from) => {
    const address = textAt(reference, "reference")
    const identifier = asNode(reference?.identifier)
    if (!address) return (identifier && byIdentifier.get(nameOf(identifier))) ?? null
    // What is contained refers to what stands beside it by the same sign.
    if (address.startsWith("#")) return containedIn((from && holders.get(from)) ?? from, address.slice(1))
    const current = normal(address.replace(/\/_history\/[^/]*$/, ""))
    return byAddress.get(current) ?? byAddress.get(lastTwoParts(current)) ?? null
  }
}

const nameOf = (identifier: Node): string => `${textAt(identifier, "system")}|${textAt(identifier, "value")}`

function addressesOf(entry: Node, resource: Node): string[] {
  const fullUrl = normal(asText(entry.fullUrl) ?? "")
  const id = textAt(resource, "id")
  const own = id ? [`${textAt(resource, "resourceType")}/${id}`, `urn:uuid:${id.toLowerCase()}`] : []
  return fullUrl ? [fullUrl, lastTwoParts(fullUrl), ...own] : own
}

/** A uuid is the same in capitals. */
const normal = (address: string): string => (/^urn:uuid:/i.test(address) ? address.toLowerCase() : address)

const lastTwoParts = (address: string): string => address.split("/").slice(-2).join("/")

/** Finds nothing for "#" alone: that is the resource around. */
const containedIn = (from: Node | null, id: string): Node | null =>
  id === "" ? from : (nodesAt(from, "contained").find((resource) => resource.id === id) ?? null)
