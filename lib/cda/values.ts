import type { Language } from "@/drizzle/vocabulary"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"
import { sayUnit } from "@/lib/reference/units"
import { readCatalogue } from "@/lib/words/catalogue"
import { wordsOf } from "./codes"
import { isoOf, sayStamp } from "./dates"
import { say } from "./words"

/** What was found, in words (HL7 data types): a value that cannot be said is said to be there, for its name alone would read as a fact. */
export function sayValue(value: XmlElement, locale: Language): string {
  return (
    (isMeasured(value) ? sayAmount(value, locale) : wordsOf(value)) ??
    sayTruth(value, locale) ??
    (isTime(value) ? sayTime(value, locale) : null) ??
    sayAmount(value, locale) ??
    textOf(value) ??
    say(locale, attribute(value, "nullFlavor") ? "unknown_value" : "unsaid_value")
  )
}

/** A quantity, a range of them or a ratio, as its author wrote the numbers. */
export function sayAmount(value: XmlElement | null, locale: Language): string | null {
  if (!value) return null
  const words = isMeasured(value) ? null : wordsOf(value)
  return words ?? quantityOf(value, locale) ?? rangeOf(value, locale) ?? ratioOf(value, locale)
}

/** What has a unit is a number first: the words inside it are only those of its unit. */
const isMeasured = (value: XmlElement): boolean => attribute(value, "unit") !== null

/** An instant, a period with its ends, or how often. */
export function sayTime(time: XmlElement, locale: Language): string | null {
  const stamp = (path: string) => sayStamp(attribute(at(time, path), "value"), locale)
  const [low, high] = [stamp("low"), stamp("high")]
  const often = sayPeriod(at(time, "period"), locale) ?? sayMoment(at(time, "event"), locale)
  if (often) return often
  if (low && high) return `${low} – ${high}`
  if (low) return say(locale, "begun", { day: low })
  return high ? say(locale, "ended", { day: high }) : sayStamp(attribute(time, "value"), locale)
}

const PERIODS = ["min", "h", "d", "wk", "mo", "a"] as const

function sayPeriod(period: XmlElement | null, locale: Language): string | null {
  const unit = PERIODS.find((known) => known === attribute(period, "unit"))
  const n = Number(attribute(period, "value"))
  return unit && n > 0 ? say(locale, `every_${unit}`, { n }) : null
}

/** A moment of the day, by a meal or by sleep (HL7 TimingEvent, which FHIR takes as well). */
function sayMoment(event: XmlElement | null, locale: Language): string | null {
  const moments: Record<string, string> = readCatalogue(locale).fhir.when
  return moments[attribute(event, "code") ?? ""] ?? null
}

const typeOf = (value: XmlElement): string => (attribute(value, "xsi:type") ?? "").replace(/^.*:/, "")

/** By its type; without one, eight digits that are a day are a day. */
function isTime(value: XmlElement): boolean {
  if (typeOf(value) !== "") return /(^|_)TS$/.test(typeOf(value))
  const stamps = [value, at(value, "low"), at(value, "high")].map((one) => attribute(one, "value") ?? "")
  return attribute(value, "unit") === null && stamps.some((stamp) => /^\d{8}/.test(stamp) && isoOf(stamp) !== null)
}

function sayTruth(value: XmlElement, locale: Language): string | null {
  const truth = attribute(value, "value")
  return truth === "true" || truth === "false" ? say(locale, truth === "true" ? "yes" : "no") : null
}

function quantityOf(value: XmlElement | null, locale: Language): string | null {
  const amount = attribute(value, "value")
  if (!amount || !/^[-+]?[\d.]/.test(amount)) return null
  const unit = ownUnitOf(value, amount) ?? sayUnit(attribute(value, "unit") ?? "", Number(amount), locale)
  return unit ? `${amount} ${unit}` : amount
}

/** The unit as the author called it, where that is the unit of this number. */
function ownUnitOf(value: XmlElement | null, amount: string): string | null {
  const same = allAt(value, "translation").find((one) => (attribute(one, "value") ?? amount) === amount)
  return attribute(value, "unit") ? wordsOf(same ?? null) : null
}

/** A range with one end says on which side: "< 5 mg/L" is not "5 mg/L". */
function rangeOf(value: XmlElement, locale: Language): string | null {
  const [low, high] = [at(value, "low"), at(value, "high")]
  const [from, to] = [quantityOf(low, locale), quantityOf(high, locale)]
  if (from && to) return `${from} – ${to}`
  const end = low && from ? low : high
  const isWithin = attribute(end, "inclusive") !== "false"
  if (from) return `${isWithin ? "≥" : ">"}\u00a0${from}`
  return to ? `${isWithin ? "≤" : "<"}\u00a0${to}` : null
}

function ratioOf(value: XmlElement, locale: Language): string | null {
  const parts = ["numerator", "denominator"].map((part) => quantityOf(at(value, part), locale))
  return parts.every((part) => part !== null) ? parts.join(" / ") : null
}
