import { sayUnit } from "@/lib/reference/units"
import { asDecimal, type Decimal, decimalAt, type Node, nodeAt, textAt } from "./node"
import type { FhirWords } from "./words"

const UCUM = "http://unitsofmeasure.org"
const COMPARATORS: Record<string, string> = { "<": "<", "<=": "≤", ">=": "≥", ">": ">" }
const TIME_UNITS = new Set(["s", "min", "h", "d", "wk", "mo", "a"])
/** More digits than any measure has; a value however small is never shown as nothing. */
const MOST_DIGITS = 40

const formatters = new Map<string, Intl.NumberFormat>()

/** A number as it is written in the language, with the digits it was given. */
export function sayNumber(given: Decimal | number, words: FhirWords): string {
  const { value, digits, written } = typeof given === "number" ? { value: given, digits: 0 } : given
  if (written) return words.locale === "fr" ? written.replace(".", ",") : written
  const minimumFractionDigits = Math.min(digits, MOST_DIGITS)
  const name = `${words.locale} ${minimumFractionDigits}`
  const known = formatters.get(name)
  if (known) return known.format(value)
  const options = { minimumFractionDigits, maximumFractionDigits: MOST_DIGITS }
  const made = new Intl.NumberFormat(words.locale === "fr" ? "fr-FR" : "en-GB", options)
  formatters.set(name, made)
  return made.format(value)
}

/** A unit of time is a word of the language, whatever its author wrote beside the code; any other is the author's, else the code's. */
function unitOf(quantity: Node, value: number, words: FhirWords): string {
  const code = textAt(quantity, "code")
  const isOther = code !== null && (textAt(quantity, "system") ?? UCUM) !== UCUM
  const isTime = code !== null && TIME_UNITS.has(code)
  const unit = isTime ? code : (textAt(quantity, "unit") ?? (isOther ? null : code))
  if (unit) return unitWord(unit, value, words)
  return isOther ? (words.coded(quantity) ?? words.say("unit_by_code")) : ""
}

/** The word of a unit for so many of it. */
export function unitWord(unit: string, value: number, words: FhirWords): string {
  const isMany = words.locale === "fr" ? Math.abs(value) >= 2 : value !== 1
  return words.word("units", isMany ? `${unit}_many` : unit) ?? sayUnit(unit, value, words.locale)
}

/** A quantity with its unit: "4,1 mmol/L", "< 5 mg"; an amount of money with its currency. */
export function sayQuantity(quantity: Node, words: FhirWords): string | null {
  const given = decimalAt(quantity, "value")
  if (given === null) return null
  const comparator = COMPARATORS[textAt(quantity, "comparator") ?? ""]
  const unit = textAt(quantity, "currency") ?? unitOf(quantity, given.value, words)
  return [comparator, sayNumber(given, words), unit].filter(Boolean).join("\u00a0")
}

/** A range of two quantities, or of one when the other side is open. */
export function sayRange(range: Node, words: FhirWords): string | null {
  const low = nodeAt(range, "low")
  const high = nodeAt(range, "high")
  const from = low && sayQuantity(low, words)
  const to = high && sayQuantity(high, words)
  if (from && to) return words.say("between", { low: from, high: to })
  if (from) return words.say("at_least", { low: from })
  return to ? words.say("at_most", { high: to }) : null
}

/** A ratio: "5 mg / 1 mL"; a whole below the line is left out when it is one of nothing. */
export function sayRatio(ratio: Node, words: FhirWords): string | null {
  const numerator = nodeAt(ratio, "numerator")
  const denominator = nodeAt(ratio, "denominator")
  const top = numerator && sayQuantity(numerator, words)
  const bottom = denominator && sayQuantity(denominator, words)
  return top && bottom && bottom !== "1" ? `${top} / ${bottom}` : (top ?? bottom)
}

/** The usual values of a result: the range, for whom it holds, and the author's own text ("NA" says nothing). */
export function sayReferenceRange(range: Node, words: FhirWords): string | null {
  const text = textAt(range, "text")
  const isSaying = text !== null && !/^n\/?a\.?$/i.test(text)
  const kind = nodeAt(range, "type")
  const age = nodeAt(range, "age")
  const whom = [
    kind && words.concept(kind),
    ...[range.appliesTo].flat().map((concept) => (concept ? words.concept(concept as Node) : null)),
    age && sayRange(age, words),
  ].filter(Boolean)
  const said = [sayRange(range, words), isSaying ? text : null].filter(Boolean).join(" ; ")
  if (!said) return null
  return whom.length > 0 ? `${said} (${whom.join(", ")})` : said
}

/** A number, or a smallest and a greatest one: "1 à 3". */
export function sayNumbers(low: unknown, high: unknown, words: FhirWords): string | null {
  const from = asDecimal(low)
  const to = asDecimal(high)
  if (!from) return to && words.say("at_most", { high: sayNumber(to, words) })
  return to ? words.say("or_more", { low: sayNumber(from, words), high: sayNumber(to, words) }) : sayNumber(from, words)
}
