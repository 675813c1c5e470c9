import { asNode, asText, type Node, nodesAt, textAt } from "./node"
import { FhirDocumentError } from "./schema"

/** Finds a resource by a reference as it stands in `from`: contained, urn:uuid, absolute or relative. */
export type Lookup = (reference: string, from: Node | null) => Node | null

export type Bundle = { composition: Node; find: Lookup }

/** Opens a Bundle of type document (FHIR R4 §3.3): its first entry is the Composition, the others are found by reference. */
export function openBundle(json: unknown): Bundle {
  const bundle = asNode(json)
  if (bundle?.resourceType !== "Bundle") throw new FhirDocumentError("not_fhir")
  if (bundle.type !== "document") throw new FhirDocumentError("not_a_document")
  const entries = nodesAt({ entry: Array.isArray(bundle.entry) ? bundle.entry.slice(0, 500) : [] }, "entry")
  const composition = asNode(entries[0]?.resource)
  if (composition?.resourceType !== "Composition") throw new FhirDocumentError("no_composition")
  if (composition.status === "entered-in-error") throw new FhirDocumentError("not_final")
  return { composition, find: lookupIn(entries) }
}

function lookupIn(entries: Node[]): Lookup {
  const byAddress = new Map<string, Node>()
  for (const entry of entries) {
    const resource = asNode(entry.resource)
    if (!resource) continue
    for (const address of addressesOf(entry, resource)) if (!byAddress.has(address)) byAddress.set(address, resource)
  }
  return (reference, from) => {
    if (reference.startsWith("#")) return containedIn(from, reference.slice(1))
    const current = reference.replace(/\/_history\/[^/]*$/, "")
    return byAddress.get(current) ?? byAddress.get(lastTwoParts(current)) ?? null
  }
}

function addressesOf(entry: Node, resource: Node): string[] {
  const fullUrl = asText(entry.fullUrl)
  const relative = `${textAt(resource, "resourceType")}/${textAt(resource, "id")}`
  return fullUrl ? [fullUrl, lastTwoParts(fullUrl), relative] : [relative]
}

const lastTwoParts = (address: string): string => address.split("/").slice(-2).join("/")

const containedIn = (from: Node | null, id: string): Node | null =>
  nodesAt(from, "contained").find((resource) => resource.id === id) ?? null
