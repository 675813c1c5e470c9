import type { Language } from "@/drizzle/vocabulary"
import { allAt, at, attribute, elementsOf, textOf, type XmlElement } from "@/lib/narrative/element"
import { wordsOf } from "./codes"
import { sayStamp } from "./dates"
import { isFile } from "./media"
import { subjectOf } from "./subjects"
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
  const open = allAt(section, "entry")
    .toReversed()
    .map((element): Open => ({ element, who: null }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { element } = next
    const who = subjectOf(element, locale) ?? next.who
    const line = STATEMENTS.has(element.name) ? sayStatement(element, who, locale) : null
    if (line) lines.push(line)
    open.push(
      ...elementsOf(element)
        .toReversed()
        .map((inner) => ({ element: inner, who })),
    )
  }
  return [...new Set(lines)]
}

/** Whether a section has entries that are more than a picture or a file, which is shown as it is. */
export const hasEntries = (section: XmlElement): boolean =>
  allAt(section, "entry").some((entry) => at(entry, "observationMedia") === null)

function sayStatement(statement: XmlElement, who: string | null, locale: Language): string | null {
  const products = ["consumable", "product"].flatMap((role) =>
    allAt(statement, `${role}/manufacturedProduct/manufacturedMaterial`),
  )
  const words = [
    wordsOf(at(statement, "code")),
    // What is taken or handed out, and what an allergy is to.
    ...[...products, ...allAt(statement, "participant/participantRole/playingEntity")].map(
      (named) => wordsOf(at(named, "code")) ?? textOf(at(named, "name")),
    ),
    ...allAt(statement, "value").map((value) => (isFile(value) ? null : sayCoded(value, locale))),
    wordsOf(at(statement, "doseQuantity")) ?? quantityOf(at(statement, "doseQuantity")),
    timeOf(at(statement, "effectiveTime"), locale),
  ].filter(Boolean)
  if (words.length === 0) return null
  const isNegated = attribute(statement, "negationInd") === "true"
  const said = isNegated ? `${say(locale, "negated")} ${words.join(", ")}` : words.join(", ")
  const turns = [...turnsOf(statement).map((turn) => say(locale, turn)), ...(who ? [say(locale, "concerns", { who })] : [])]
  return turns.length > 0 ? `${said} (${turns.join(", ")})` : said
}

/** What is not done, or done no more (ActMood, ActStatus): unsaid, it would read as a fact. */
const PLANNED = ["INT", "RQO", "PRMS", "PRP", "ARQ", "APT"]
const STOPPED = { aborted: "aborted", cancelled: "cancelled", suspended: "suspended", nullified: "nullified" } as const

function turnsOf(statement: XmlElement) {
  const mood = attribute(statement, "moodCode")
  const status = attribute(at(statement, "statusCode"), "code")
  const stopped = Object.entries(STOPPED).flatMap(([code, word]) => (code === status ? [word] : []))
  return [...(mood && PLANNED.includes(mood) ? (["planned"] as const) : []), ...stopped]
}

function sayCoded(value: XmlElement, locale: Language): string | null {
  return wordsOf(value) ?? quantityOf(value) ?? rangeOf(value) ?? textOf(value) ?? timeOf(value, locale)
}

function quantityOf(value: XmlElement | null): string | null {
  const amount = attribute(value, "value")
  const unit = attribute(value, "unit")
  if (!amount || !/^[-+]?\d/.test(amount) || (!unit && amount.length >= 8)) return null
  return unit && unit !== "1" ? `${amount} ${unit}` : amount
}

function rangeOf(value: XmlElement): string | null {
  const limits = [at(value, "low"), at(value, "high")].flatMap((limit) => quantityOf(limit) ?? [])
  return limits.length > 0 ? limits.join(" – ") : null
}

function timeOf(time: XmlElement | null, locale: Language): string | null {
  const stamps = [attribute(time, "value"), attribute(at(time, "low"), "value"), attribute(at(time, "high"), "value")]
  const said = stamps.flatMap((stamp) => sayStamp(stamp, locale) ?? [])
  return said.length > 0 ? said.join(" – ") : null
}
