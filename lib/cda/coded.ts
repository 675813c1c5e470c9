import type { Language } from "@/drizzle/vocabulary"
import { allAt, at, attribute, elementsOf, textOf, type XmlElement } from "@/lib/narrative/element"
import { wordsOf } from "./codes"
import { restrictionOf } from "./confidentiality"
import { isFile } from "./media"
import { subjectOf } from "./subjects"
import { sayAmount, sayTime, sayValue } from "./values"
import { say } from "./words"

/** Clinical statements (CDA R2, §4.3.6); the others hold them. */
const STATEMENTS = new Set([
  "observation",
  "substanceAdministration",
  "supply",
  "procedure",
  "act",
  "encounter",
  "organizer",
  "observationMedia",
])

/** An element to look into, and whom what stands in it is about, when that is not the patient. */
type Open = { element: XmlElement; who: string | null }

/** The words of the coded entries of a section that has no text of its own, one line for each statement. */
export function codedLines(section: XmlElement, locale: Language): string[] {
  const lines: string[] = []
  let hasSilent = false
  const open = allAt(section, "entry")
    .toReversed()
    .map((element): Open => ({ element, who: null }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { element } = next
    const who = subjectOf(element, locale) ?? next.who
    const line = STATEMENTS.has(element.name) ? sayStatement(element, who, locale) : null
    if (line) lines.push(line)
    else hasSilent ||= isSilentStatement(element)
    open.push(
      ...elementsOf(element)
        .toReversed()
        .map((inner) => ({ element: inner, who })),
    )
  }
  const said = [...new Set(lines)]
  return hasSilent && said.length > 0 ? [...said, say(locale, "some_only_codes")] : said
}

/** Whether a statement says something by a code alone; one that only holds others says nothing by itself. */
const isSilentStatement = (element: XmlElement): boolean =>
  STATEMENTS.has(element.name) &&
  attribute(at(element, "code"), "code") !== null &&
  !elementsOf(element).some((inner) => elementsOf(inner).some(({ name }) => STATEMENTS.has(name)))

/** Whether a section has entries that are more than a picture or a file, which is shown as it is. */
export const hasEntries = (section: XmlElement): boolean =>
  allAt(section, "entry").some((entry) => at(entry, "observationMedia") === null)

function sayStatement(statement: XmlElement, who: string | null, locale: Language): string | null {
  const words = [
    wordsOf(at(statement, "code")),
    ...productsOf(statement),
    ...allAt(statement, "value").map((value) => (isFile(value) ? null : sayValue(value, locale))),
    ...["code/qualifier", "value/qualifier"].flatMap((path) => allAt(statement, path).map(sayQualifier)),
    ...allAt(statement, "interpretationCode").map(wordsOf),
    ...amountsOf(statement, locale),
    ...["routeCode", "targetSiteCode", "approachSiteCode", "methodCode"].flatMap((key) => allAt(statement, key).map(wordsOf)),
    ...allAt(statement, "effectiveTime").map((time) => sayTime(time, locale)),
    ...allAt(statement, "text").map((text) => (isFile(text) ? null : textOf(text))),
  ].filter((word) => word !== null)
  const all = [...words, ...wordsWithin(statement).filter((word) => !words.includes(word)), ...usualIn(statement, locale)]
  if (all.length === 0) return null
  const said = isNegated(statement) ? `${say(locale, "negated")} ${all.join(", ")}` : all.join(", ")
  const turns = turnsOf(statement).map((turn) => say(locale, turn))
  if (who) turns.push(say(locale, "concerns", { who }))
  return turns.length > 0 ? `${said} (${turns.join(", ")})` : said
}

/** What makes a code more precise: "Gravité : sévère". */
function sayQualifier(qualifier: XmlElement): string | null {
  const words = ["name", "value"].flatMap((part) => wordsOf(at(qualifier, part)) ?? [])
  return words.length > 0 ? words.join("\u00a0: ") : null
}

/** Whoever wrote or did it, whom it is about, and what is said of its state or its range stands elsewhere. */
const ELSEWHERE = new Set([
  "author",
  "performer",
  "informant",
  "subject",
  "statusCode",
  "referenceRange",
  "reference",
  "translation",
])
/** Said as what they are, with the words that stand in them. */
const MEASURED = new Set(["value", "quantity", "doseQuantity", "rateQuantity", "maxDoseQuantity"])

/** Every word in a statement that nothing else says, such as what it is needed for, without those of the statements in it. */
function wordsWithin(statement: XmlElement): string[] {
  const said: string[] = []
  const open = elementsOf(statement)
    .filter(({ name }) => !MEASURED.has(name))
    .toReversed()
  for (let next = open.pop(); next; next = open.pop()) {
    if (ELSEWHERE.has(next.name) || STATEMENTS.has(next.name) || isFile(next)) continue
    const words = wordsOf(next) ?? (["name", "text", "desc", "lotNumberText"].includes(next.name) ? textOf(next) : null)
    if (words) said.push(words)
    open.push(...elementsOf(next).toReversed())
  }
  return [...new Set(said)]
}

/** Between which values a result is usual, in words or in numbers. */
function usualIn(statement: XmlElement, locale: Language): string[] {
  return allAt(statement, "referenceRange/observationRange").flatMap((usual) => {
    const value = at(usual, "value")
    const range = textOf(at(usual, "text")) ?? (value && sayAmount(value, locale))
    return range ? [say(locale, "usual", { range })] : []
  })
}

/** A boolean of XML is a word or a digit. */
const isNegated = (statement: XmlElement): boolean =>
  ["negationInd", "actionNegationInd", "valueNegationInd"].some((key) => /^(true|1)$/.test(attribute(statement, key) ?? ""))

/** What is taken or handed out, and what an allergy is to. */
function productsOf(statement: XmlElement): (string | null)[] {
  const products = ["consumable", "product"].flatMap((role) =>
    allAt(statement, `${role}/manufacturedProduct/manufacturedMaterial`),
  )
  const named = [...products, ...allAt(statement, "participant/participantRole/playingEntity")]
  return named.map((one) => wordsOf(at(one, "code")) ?? textOf(at(one, "name")))
}

/** How much is taken or handed out, how fast, and at most. */
function amountsOf(statement: XmlElement, locale: Language): (string | null)[] {
  const rate = sayAmount(at(statement, "rateQuantity"), locale)
  const most = allAt(statement, "maxDoseQuantity").flatMap((dose) => sayAmount(dose, locale) ?? [])
  const repeats = Number(attribute(at(statement, "repeatNumber"), "value"))
  return [
    ...["doseQuantity", "quantity"].map((key) => sayAmount(at(statement, key), locale)),
    rate && say(locale, "at_rate", { rate }),
    ...most.map((dose) => say(locale, "at_most", { dose })),
    repeats > 0 ? say(locale, "repeats", { n: repeats }) : null,
  ]
}

/** What is not done, or done no more (ActMood, ActStatus): unsaid, it would read as a fact. */
const PLANNED = ["INT", "RQO", "PRMS", "PRP", "ARQ", "APT"]
const STOPPED = { aborted: "aborted", cancelled: "cancelled", suspended: "suspended", nullified: "nullified" } as const

function turnsOf(statement: XmlElement) {
  const mood = attribute(statement, "moodCode")
  const status = attribute(at(statement, "statusCode"), "code")
  const stopped = Object.entries(STOPPED).flatMap(([code, word]) => (code === status ? [word] : []))
  const restriction = restrictionOf(statement)
  const restricted = restriction ? ([`restricted_${restriction}`] as const) : []
  return [...(mood && PLANNED.includes(mood) ? (["planned"] as const) : []), ...stopped, ...restricted]
}
