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

/** A kind of value: elements of which it has one, the others that it may have, and how it is said. */
type Kind = { has: string; beside?: string; say: Say }

/** The kinds of value, in the order in which their shapes are told apart (FHIR R4, datatypes). */
const KINDS: readonly Kind[] = [
  // A CodeableReference, as later versions of FHIR have it.
  { has: "concept", beside: "reference", say: sayConceptOrReference },
  { has: "reference", beside: "type identifier display", say: sayReference },
  {
    has: "doseAndRate asNeededBoolean asNeededCodeableConcept patientInstruction timing maxDosePerPeriod",
    beside: "sequence text additionalInstruction site route method maxDosePerAdministration maxDosePerLifetime",
    say: (node, _, { words }) => sayDosage(node, words),
  },
  { has: "repeat event", beside: "code", say: (node, _, { words }) => sayTiming(node, words) },
  { has: "numerator denominator", say: (node, _, { words }) => sayRatio(node, words) },
  { has: "appliesTo age", beside: "low high type text", say: (node, _, { words }) => sayReferenceRange(node, words) },
  { has: "low high", beside: "type text", say: sayLimits },
  { has: "coding", beside: "text", say: (node, _, { words }) => words.concept(node) },
  {
    has: "dimensions",
    beside: "origin period factor lowerLimit upperLimit data",
    say: (_, __, { words }) => words.say("recording"),
  },
  { has: "authorString authorReference time", beside: "text", say: sayNote },
  {
    has: "contentType title",
    beside: "language data url size hash creation",
    say: (node, _, { words }) => textAt(node, "title") ?? words.say("file"),
  },
  { has: "line city postalCode", beside: "use type text district state country period", say: sayAddress },
  {
    has: "value",
    beside: "comparator unit system code currency use rank period type assigner",
    say: sayContactOrQuantity,
  },
  { has: "start end", say: (node, _, { words }) => sayPeriod(node, words) },
  { has: "family given", beside: "use text prefix suffix period", say: (node) => sayName(node) },
  { has: "system code", beside: "version display userSelected unit", say: (node, _, { words }) => words.coding(node) },
]

const ANYWHERE = new Set(["id", "extension", "modifierExtension"])
/** Values that have nothing but their words. */
const BARE = "text display type identifier use period country state district"
const WHOLE = [...KINDS.map(({ has, beside = "" }) => `${has} ${beside}`), BARE].map((words) => new Set(words.split(" ")))
const TOLD_BY = KINDS.map(({ has, say }) => ({ has: has.split(" "), say }))

/** Whether something is one value, and no part of a resource whose elements are each a value: a step of a plan has a title too. */
export function isOneValue(value: unknown): boolean {
  const node = asNode(value)
  if (!node) return true
  const keys = Object.keys(node).filter((key) => !key.startsWith("_") && !ANYWHERE.has(key))
  return WHOLE.some((known) => keys.every((key) => known.has(key)))
}

function sayNode(node: Node, from: Node | null, reading: Reading): string | null {
  const kind = TOLD_BY.find(({ has }) => has.some((key) => key in node))
  const said = kind?.say(node, from, reading) ?? textAt(node, "text") ?? textAt(node, "display")
  return said && /^n\/?a\.?$/i.test(said) ? null : said
}

function sayConceptOrReference(node: Node, from: Node | null, reading: Reading): string | null {
  const [concept, reference] = [asNode(node.concept), asNode(node.reference)]
  return (concept && reading.words.concept(concept)) ?? (reference && sayReference(reference, from, reading))
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

/** A telephone, an address or a number has a text for its value, and may say of which kind it is or that it is no longer used. */
function sayContactOrQuantity(node: Node, _: Node | null, { words }: Reading): string | null {
  const text = asText(node.value)
  if (!text) return sayQuantity(node, words)
  const type = asNode(node.type)
  const label = type && words.concept(type)
  const value = label ? words.say("pair", { label, value: text }) : text
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
