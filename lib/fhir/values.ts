import { isDate, sayDate, sayPeriod } from "./dates"
import type { Field } from "./fields"
import { asNode, asText, choiceAt, type Node, nodeAt, nodesAt, textAt, valuesAt } from "./node"
import { nameOf, type Reading, whoIs } from "./people"
import { sayDosage, sayNumber, sayQuantity, sayRange, sayReferenceRange, sayTiming } from "./quantities"

/** The values of a path in a resource; `a.b[x]` ends in a choice of types, and a reference on the way is followed. */
export function fieldValues(resource: Node, path: string, reading: Reading): unknown[] {
  const [head = "", ...rest] = path.split(".")
  if (rest.length > 0 && head.endsWith("Reference")) {
    const target = resolve(nodeAt(resource, head), resource, reading)
    return target ? fieldValues(target, rest.join("."), reading) : []
  }
  if (!path.endsWith("[x]")) return valuesAt(resource, path)
  const steps = path.slice(0, -3).split(".")
  const name = steps.pop() ?? ""
  const holders = steps.length > 0 ? nodesAt(resource, steps.join(".")) : [resource]
  return holders.flatMap((holder) => choiceAt(holder, name) ?? [])
}

/** A line's value in words, each thing said once; null when there is nothing that can be said. */
export function sayField(resource: Node, field: Field, reading: Reading): string | null {
  const kind = textAt(resource, "resourceType")
  const said = fieldValues(resource, field.path, reading).map((value) =>
    field.isCode ? sayCode(asText(value), kind, reading) : sayValue(value, resource, reading),
  )
  return asText([...new Set(said.filter((value) => value !== null))].join(", "))
}

/** A bare code word; some are said otherwise of some things: a vaccination that is "completed" is done. */
const sayCode = (code: string | null, kind: string | null, { words }: Reading): string | null =>
  words.word("codes", `${kind}_${code}`) ?? words.word("codes", code)

/** The resource that a reference of `from` points to, or null when the document does not hold it. */
export function resolve(reference: Node | null, from: Node | null, reading: Reading): Node | null {
  const address = textAt(reference, "reference")
  return address ? reading.find(address, from) : null
}

/** Any FHIR value in words, told apart by its shape. */
export function sayValue(value: unknown, from: Node | null, reading: Reading): string | null {
  if (typeof value === "boolean") return reading.words.say(value ? "yes" : "no")
  if (typeof value === "number") return sayNumber(value, reading.words)
  if (typeof value === "string") return sayText(value, reading)
  const node = asNode(value)
  return node ? sayNode(node, from, reading) : null
}

function sayText(text: string, reading: Reading): string | null {
  if (isDate(text)) return sayDate(text, reading.words.locale)
  return /^(https?:\/\/|urn:)/i.test(text) ? null : asText(text)
}

/** The kinds of value, in the order in which their shapes are told apart. */
const KINDS: readonly { has: readonly string[]; say: (node: Node, from: Node | null, reading: Reading) => string | null }[] = [
  { has: ["reference"], say: sayReference },
  {
    has: ["doseAndRate", "asNeededBoolean", "patientInstruction", "timing"],
    say: (node, _, { words }) => sayDosage(node, words),
  },
  { has: ["repeat", "event"], say: (node, _, { words }) => sayTiming(node, words) },
  { has: ["numerator"], say: sayRatio },
  { has: ["appliesTo", "age"], say: (node, _, { words }) => sayReferenceRange(node, words) },
  { has: ["low", "high"], say: (node, _, { words }) => sayRange(node, words) },
  { has: ["coding"], say: (node, _, { words }) => words.concept(node) },
  { has: ["value"], say: (node, _, { words }) => sayQuantity(node, words) },
  { has: ["start", "end"], say: (node, _, { words }) => sayPeriod(node, words) },
  { has: ["family", "given"], say: (node) => nameOf({ name: [node] }) },
  { has: ["system", "code"], say: (node, _, { words }) => words.coding(node) },
  { has: ["title", "contentType"], say: (node) => textAt(node, "title") },
]

function sayNode(node: Node, from: Node | null, reading: Reading): string | null {
  const kind = KINDS.find((candidate) => candidate.has.some((key) => key in node))
  const said = kind?.say(node, from, reading) ?? textAt(node, "text") ?? textAt(node, "display")
  return said && /^n\/?a\.?$/i.test(said) ? null : said
}

function sayRatio(node: Node, _: Node | null, { words }: Reading): string | null {
  const numerator = nodeAt(node, "numerator")
  const denominator = nodeAt(node, "denominator")
  const top = numerator && sayQuantity(numerator, words)
  const bottom = denominator && sayQuantity(denominator, words)
  return top && bottom && bottom !== "1" ? `${top} / ${bottom}` : top
}

const PEOPLE = ["Patient", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson"]
const NAMES = ["deviceName.name", "code", "vaccineCode", "description", "title", "content.attachment.title", "type"]

/** What a reference points to, in words: who it is, or what the thing is called. */
function sayReference(reference: Node, from: Node | null, reading: Reading): string | null {
  const target = resolve(reference, from, reading)
  if (!target || PEOPLE.includes(textAt(target, "resourceType") ?? "")) return whoIs(reference, from, reading)
  for (const path of NAMES) {
    const value = valuesAt(target, path)[0]
    // A reference inside the thing is not followed further: two resources may name each other.
    const said = asNode(value)?.reference === undefined ? sayValue(value, target, reading) : null
    if (said) return said
  }
  return textAt(reference, "display")
}
