import { contactLabel } from "./contacts"
import { asNode, asText, choiceKey, type Node } from "./node"
import { type Reading, resolve } from "./reading"
import type { FhirLine } from "./schema"
import { isOneValue, sayValue } from "./values"
import { STATUSES } from "./warnings"
import type { FhirWords } from "./words"

/** Elements that say nothing to a person: names for machines, or what other parts of the page say. */
const SILENT = new Set([
  ...["resourceType", "id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension"],
  ...["identifier", "masterIdentifier", "groupIdentifier", "requisition", "linkId", "uid", "url", "reference", "userSelected"],
  ...["subject", "patient", "data", "hash", "size", "contentType"],
])
/** Names of addresses and codes that some kinds give to a thing: a language that somebody speaks. */
const SAYING_AS_THINGS = new Set(["reference", "language"])
const isSaying = (key: string, value: unknown): boolean =>
  !SILENT.has(key) || (SAYING_AS_THINGS.has(key) && asNode(value) !== null) || (key === "text" && asText(value) !== null)
/** Words of closed lists: of one that we do not know, the warning of the entry speaks, and its letters say nothing. */
const STATES = new Set([...STATUSES, "type"])
const TYPE =
  /(?<=[a-z])(Boolean|String|Markdown|Integer|PositiveInt|UnsignedInt|Decimal|DateTime|Date|Instant|Time|Period|Range|Quantity|Ratio|CodeableConcept|Coding|Code|Reference|Age|Duration|Count|Timing|Attachment|Annotation|Identifier|Uri|Canonical|Money|SampledData|Address|HumanName|ContactPoint|Expression)$/

/**
 * Everything of a resource that nothing else said, so that no shape has to foresee it: each element under the word for its
 * name, or as one more detail.
 */
export function restOf(resource: Node, told: Iterable<string>, reading: Reading): FhirLine[] {
  const lines: FhirLine[] = []
  // The notes of the resource stand under it; those of its parts stand nowhere else.
  const paths = new Set([...told, "note"].map((path) => withChoice(resource, path)))
  walk(resource, "", paths, reading, (label, value) => lines.push({ label, value }))
  return merged(lines)
}

/** Lines of one label made one, each thing said once. */
export function merged(lines: FhirLine[]): FhirLine[] {
  const byLabel = new Map<string, string[]>()
  for (const { label, value } of lines) {
    const known = byLabel.get(label) ?? []
    if (!known.includes(value)) byLabel.set(label, [...known, value])
  }
  return [...byLabel].map(([label, values]) => ({ label, value: values.join(", ") }))
}

/** A path with the name that its choice of types has in this resource. */
function withChoice(resource: Node, path: string): string {
  if (!path.endsWith("[x]")) return path
  const base = path.slice(0, -3)
  return base.includes(".") ? base : (choiceKey(resource, base) ?? base)
}

type Add = (label: string, value: string) => void

function walk(node: Node, prefix: string, told: Set<string>, reading: Reading, add: Add) {
  for (const { key, path, value } of elementsOf(node, prefix)) {
    if (told.has(path) || told.has(prefix + key.replace(TYPE, ""))) continue
    const inner = asNode(value)
    if (inner && isPartlyTold(path, told)) walk(inner, `${path}.`, told, reading, add)
    else {
      const said = sayElement(key, value, node, reading)
      if (said) add(labelOf(key, inner, reading), said)
    }
  }
}

/** Every value of a node under its name, arrays opened, without what says nothing. */
const elementsOf = (node: Node, prefix: string) =>
  Object.entries(node)
    .flatMap(([key, value]) => [value].flat().map((one) => ({ key, path: prefix + key, value: one })))
    .filter(({ key, value }) => !key.startsWith("_") && isSaying(key, value))

const isPartlyTold = (path: string, told: Set<string>): boolean => [...told].some((known) => known.startsWith(`${path}.`))

function labelOf(key: string, value: Node | null, { words }: Reading): string {
  if (key === "telecom") return words.label(contactLabel(value))
  return elementLabel(key, words) ?? words.label("more")
}

/** Our word for an element, under any of the names that its choice of types gives it; null where we have none. */
export const elementLabel = (key: string, words: FhirWords): string | null =>
  words.word("elements", key) ?? words.word("elements", key.replace(TYPE, ""))

function sayElement(key: string, value: unknown, from: Node, reading: Reading): string | null {
  const state = STATES.has(key) ? asText(value) : null
  return state ? reading.words.word("codes", state) : sayAny(value, from, reading)
}

/** A value in words, or each of its elements by name; a thing that has only codes and addresses has no words. */
function sayAny(value: unknown, from: Node, reading: Reading): string | null {
  const node = asNode(value)
  if (isOneValue(value)) {
    const text = asText(value)
    const said = (text && reading.words.word("codes", text)) ?? sayValue(value, from, reading)
    if (node && asText(node.reference)) return said ?? whereItIs(node, from, reading)
    if (said || !node || "coding" in node || "system" in node) return said
  }
  if (!node) return null
  const pairs: string[] = []
  walk(node, "", new Set(), reading, (label, inner) => pairs.push(reading.words.say("pair", { label, value: inner })))
  return pairs.length > 0 ? pairs.reduce((first, second) => reading.words.say("more_than_one", { first, second })) : null
}

/** What a reference leads to that has no name: of which kind it is, or that the document does not hold it. */
function whereItIs(reference: Node, from: Node, reading: Reading): string | null {
  const target = resolve(reference, from, reading)
  return target ? reading.words.word("types", asText(target.resourceType)) : reading.words.say("not_held")
}
