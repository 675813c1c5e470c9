import { isForPrograms } from "./addresses"
import { isDate, sayDate, sayPeriod } from "./dates"
import { sayDosage } from "./dosage"
import { nameOf, sayName } from "./names"
import { asDecimal, asNode, asText, type Node, nodesAt, textAt, valuesAt } from "./node"
import { whoIs } from "./people"
import { sayNumber, sayQuantity, sayRange, sayRatio, sayReferenceRange } from "./quantities"
import { type Reading, resolve } from "./reading"
import { sayTime, sayTiming } from "./timing"

/** Any FHIR value in words, told apart by its shape; null when it has none. */
export function sayValue(value: unknown, from: Node | null, reading: Reading): string | null {
  if (typeof value === "boolean") return reading.words.say(value ? "yes" : "no")
  if (typeof value === "string") return sayText(value, reading)
  const number = asDecimal(value)
  if (number) return sayNumber(number, reading.words)
  const node = asNode(value)
  return node ? sayNode(node, from, reading) : null
}

function sayText(text: string, { words }: Reading): string | null {
  if (isDate(text)) return sayDate(text, words.locale)
  return isForPrograms(text) ? null : (sayTime(text, words) ?? asText(text))
}

type Say = (node: Node, from: Node | null, reading: Reading) => string | null

/** The kinds of value, in the order in which their shapes are told apart. */
const KINDS: readonly { has: readonly string[]; say: Say }[] = [
  { has: ["reference"], say: sayReference },
  {
    has: ["doseAndRate", "asNeededBoolean", "asNeededCodeableConcept", "patientInstruction", "timing", "maxDosePerPeriod"],
    say: (node, _, { words }) => sayDosage(node, words),
  },
  { has: ["repeat", "event"], say: (node, _, { words }) => sayTiming(node, words) },
  { has: ["numerator", "denominator"], say: (node, _, { words }) => sayRatio(node, words) },
  { has: ["appliesTo", "age"], say: (node, _, { words }) => sayReferenceRange(node, words) },
  { has: ["low", "high"], say: sayLimits },
  { has: ["coding"], say: (node, _, { words }) => words.concept(node) },
  { has: ["dimensions"], say: (_, __, { words }) => words.say("recording") },
  { has: ["authorString", "authorReference", "time"], say: sayNote },
  { has: ["contentType", "title"], say: (node, _, { words }) => textAt(node, "title") ?? words.say("file") },
  { has: ["line", "city", "postalCode"], say: sayAddress },
  { has: ["value"], say: sayContactOrQuantity },
  { has: ["start", "end"], say: (node, _, { words }) => sayPeriod(node, words) },
  { has: ["family", "given"], say: (node) => sayName(node) },
  { has: ["system", "code"], say: (node, _, { words }) => words.coding(node) },
]

function sayNode(node: Node, from: Node | null, reading: Reading): string | null {
  const kind = KINDS.find((candidate) => candidate.has.some((key) => key in node))
  const said = kind?.say(node, from, reading) ?? textAt(node, "text") ?? textAt(node, "display")
  return said && /^n\/?a\.?$/i.test(said) ? null : said
}

/** A range, or the usual values of a result, which may have a text beside. */
function sayLimits(node: Node, _: Node | null, { words }: Reading): string | null {
  return "text" in node ? sayReferenceRange(node, words) : sayRange(node, words)
}

/** A remark with who made it, where that is told. */
function sayNote(node: Node, from: Node | null, reading: Reading): string | null {
  const text = textAt(node, "text")
  const author = asNode(node.authorReference)
  const time = textAt(node, "time")
  const who = [
    textAt(node, "authorString") ?? (author && whoIs(author, from, reading)),
    time && sayDate(time, reading.words.locale),
  ].filter(Boolean)
  return text && who.length > 0 ? reading.words.say("note_by", { text, who: who.join(", ") }) : text
}

function sayAddress(node: Node): string | null {
  const parts = ["line", "postalCode", "city", "district", "state", "country"].flatMap((key) => valuesAt(node, key))
  return textAt(node, "text") ?? asText(parts.flatMap((part) => asText(part) ?? []).join(", "))
}

/** A telephone or an address has a text for its value; one that is no longer used says so. */
function sayContactOrQuantity(node: Node, _: Node | null, { words }: Reading): string | null {
  const value = asText(node.value)
  if (!value) return sayQuantity(node, words)
  return node.use === "old" ? words.say("old_value", { value }) : value
}

const PEOPLE = new Set(["Patient", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson", "Device"])
const NAMES = [
  "code",
  "vaccineCode",
  "medicationCodeableConcept",
  "description",
  "title",
  "content.attachment.title",
  "type",
  "name",
]

/** What a reference points to, in words: who it is, or what the thing is called, with what turns its sense round. */
function sayReference(reference: Node, from: Node | null, reading: Reading): string | null {
  const target = resolve(reference, from, reading)
  if (!target) return textAt(reference, "display")
  const said = PEOPLE.has(textAt(target, "resourceType") ?? "") ? whoIs(reference, from, reading) : sayThing(target, reading)
  const name = said ?? textAt(reference, "display")
  const signs = reading.signsOf(target)
  return name && signs.length > 0 ? `${name} (${signs.join(", ")})` : name
}

function sayThing(target: Node, reading: Reading): string | null {
  for (const path of NAMES) {
    const value = valuesAt(target, path)[0]
    // A reference inside the thing is not followed further: two resources may name each other.
    const said = asNode(value)?.reference === undefined ? sayValue(value, target, reading) : null
    if (said) return said
  }
  return nameOf(target)
}

/** The remarks of a resource, each with who made it. */
export function notesOf(resource: Node, reading: Reading): string[] {
  return nodesAt(resource, "note").flatMap((note) => sayNote(note, resource, reading) ?? [])
}
