import { sayPeriod } from "./dates"
import { asText, type Node, nodeAt, nodesAt, numberAt, textAt, valuesAt } from "./node"
import type { FhirWords } from "./words"

/** UCUM spellings that people write otherwise; the others are shown as the author wrote them. */
const SPELLINGS: Record<string, string> = {
  "kg/m2": "kg/m²",
  "mm[Hg]": "mmHg",
  Cel: "°C",
  ug: "µg",
  "10*9/L": "10⁹/L",
  "10*12/L": "10¹²/L",
  "/min": "/min",
}
const COMPARATORS: Record<string, string> = { "<": "<", "<=": "≤", ">=": "≥", ">": ">" }

/** A number as it is written in the language, with the digits it was given. */
export function sayNumber(value: number, words: FhirWords): string {
  return new Intl.NumberFormat(words.locale === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: 10 }).format(value)
}

function sayUnit(quantity: Node, value: number, words: FhirWords): string {
  const unit = textAt(quantity, "unit") ?? textAt(quantity, "code")
  if (!unit || unit === "1" || /^\{.*\}$/.test(unit)) return ""
  const isMany = words.locale === "fr" ? Math.abs(value) >= 2 : value !== 1
  return words.word("units", isMany ? `${unit}_many` : unit) ?? SPELLINGS[unit] ?? unit
}

/** A quantity with its unit: "4,1 mmol/L", "< 5 mg". */
export function sayQuantity(quantity: Node, words: FhirWords): string | null {
  const value = numberAt(quantity, "value")
  if (value === null) return null
  const comparator = COMPARATORS[textAt(quantity, "comparator") ?? ""]
  const unit = sayUnit(quantity, value, words)
  return [comparator, sayNumber(value, words), unit].filter(Boolean).join("\u00a0")
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

/** The usual values of a result: the range, else the author's own text ("NA" says nothing). */
export function sayReferenceRange(range: Node, words: FhirWords): string | null {
  const said = sayRange(range, words)
  if (said) return said
  const text = textAt(range, "text")
  return text && !/^n\/?a\.?$/i.test(text) ? text : null
}

/** How often: "2 fois par jour, le matin", "tous les 3 jours". */
export function sayTiming(timing: Node, words: FhirWords): string | null {
  const code = nodeAt(timing, "code")
  const repeat = nodeAt(timing, "repeat")
  const moments = valuesAt(repeat, "when")
    .concat(valuesAt(repeat, "dayOfWeek"))
    .map((moment) => words.word("when", asText(moment)))
  const bounds = nodeAt(repeat, "boundsPeriod")
  const parts = [sayFrequency(repeat, words), ...moments, bounds && sayPeriod(bounds, words)].filter(Boolean)
  if (parts.length > 0) return parts.join(", ")
  return code && words.concept(code)
}

function sayFrequency(repeat: Node | null, words: FhirWords): string | null {
  const times = numberAt(repeat, "frequency") ?? numberAt(repeat, "count")
  const period = numberAt(repeat, "period")
  const unit = textAt(repeat, "periodUnit")
  const often = times === null ? null : words.say(times === 1 ? "once" : "times", { times: sayNumber(times, words) })
  if (period === null || !unit) return often
  const every = period === 1 ? words.word("per", unit) : words.word("every", unit)?.replace("{period}", sayNumber(period, words))
  return every ? [often, every].filter(Boolean).join(" ") : often
}

/** A dosage as its author wrote it, else put into words: dose, how often, when needed. */
export function sayDosage(dosage: Node, words: FhirWords): string | null {
  const written = textAt(dosage, "text")
  const instruction = textAt(dosage, "patientInstruction")
  if (written) return instruction && instruction !== written ? `${written}. ${instruction}` : written
  const dose = nodeAt(dosage, "doseAndRate.doseQuantity")
  const doseRange = nodeAt(dosage, "doseAndRate.doseRange")
  const timing = nodeAt(dosage, "timing")
  const parts = [
    dose && sayQuantity(dose, words),
    doseRange && sayRange(doseRange, words),
    timing && sayTiming(timing, words),
    sayAsNeeded(dosage, words),
    ...nodesAt(dosage, "additionalInstruction").map((concept) => words.concept(concept)),
    instruction,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(", ") : null
}

function sayAsNeeded(dosage: Node, words: FhirWords): string | null {
  const reason = nodeAt(dosage, "asNeededCodeableConcept")
  const said = reason && words.concept(reason)
  if (said) return words.say("as_needed_for", { reason: said })
  return dosage.asNeededBoolean === true ? words.say("as_needed") : null
}
