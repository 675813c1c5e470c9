import type { Lookup } from "./bundle"
import { asNode, asText, type Node, nodeAt, nodesAt, textAt } from "./node"
import { shapeOf } from "./shapes/shapes"

/** Whoever is there to be named by others: where nobody names them, they say nothing of the person. */
const NAMED_BY_OTHERS = new Set([
  ...["Patient", "Person", "Practitioner", "PractitionerRole", "RelatedPerson", "Organization", "Location", "Endpoint"],
  ...["HealthcareService", "OperationOutcome"],
])
/** What is said where it is named: the medicine of a prescription, the sample of a result, a file of a report. */
const TOLD_WITH_OTHERS = new Set(["Medication", "Substance", "Specimen", "Device", "DeviceMetric", "BodyStructure", "Binary"])

/**
 * What a document holds and no part of it shows whole: a name elsewhere at most leads to it. Left out, it would be as though the
 * document did not say it. What is contained in a resource counts by itself.
 */
export function unplacedIn(resources: Node[], composition: Node, find: Lookup): Node[] {
  const [shown, reached] = [shownIn(composition, find), reachedFrom(composition, find)]
  const held = resources.flatMap((resource) => [resource, ...nodesAt(resource, "contained")])
  return held.filter((resource) => {
    const kind = textAt(resource, "resourceType") ?? ""
    if (NAMED_BY_OTHERS.has(kind) || shown.has(resource)) return false
    return !(TOLD_WITH_OTHERS.has(kind) && reached.has(resource))
  })
}

/** A resource, or a part of one that is read like one, and the resource around it. */
type Read = { node: Node; kind: string; holder: Node }

/** Every resource that is read as an entry of a section, or as a part of one. */
function shownIn(composition: Node, find: Lookup): Set<Node> {
  const shown = new Set<Node>([composition])
  const open = entriesOf(composition).flatMap((entry) => readAt(entry, composition, find))
  for (let next = open.pop(); next; next = open.pop()) {
    if (shown.has(next.node)) continue
    shown.add(next.node)
    open.push(...partsOf(next, find))
  }
  return shown
}

function partsOf({ node, kind, holder }: Read, find: Lookup): Read[] {
  return shapeOf(kind).parts.flatMap(({ path, shape, of }) =>
    nodesAt(node, path).flatMap((part): Read[] => {
      if (!shape) return readAt(part, holder, find)
      const listed = of ? nodeAt(part, of) : null
      return [{ node: part, kind: shape, holder }, ...(listed ? readAt(listed, holder, find) : [])]
    }),
  )
}

function readAt(reference: Node, from: Node, find: Lookup): Read[] {
  const node = find(reference, from)
  return node ? [{ node, kind: textAt(node, "resourceType") ?? "", holder: node }] : []
}

const entriesOf = (parent: Node): Node[] =>
  nodesAt(parent, "section").flatMap((section) => [...nodesAt(section, "entry"), ...entriesOf(section)])

/** Every resource that a reference, or the address of a file, leads to from the document on. */
function reachedFrom(composition: Node, find: Lookup): Set<Node> {
  const reached = new Set<Node>([composition])
  const open = [composition]
  for (let resource = open.pop(); resource; resource = open.pop()) {
    for (const next of ledTo(resource, find)) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}

/** The resources that one leads to; what it contains is another. */
function* ledTo(resource: Node, find: Lookup): Generator<Node> {
  const open: unknown[] = Object.entries(resource).flatMap(([key, value]) => (key === "contained" ? [] : [value]))
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue
    open.push(...Object.values(value).filter((inner) => typeof inner === "object" && inner !== null))
    const reference = referenceIn(asNode(value) ?? {})
    const found = reference && find(reference, resource)
    if (found) yield found
  }
}

function referenceIn(node: Node): Node | null {
  if ("reference" in node || "identifier" in node) return node
  return asText(node.url) ? { reference: node.url } : null
}
