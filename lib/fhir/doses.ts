import { decimalAt, type Node, nodeAt, nodesAt, textAt } from "./node"
import { sayQuantity, sayRange, sayRatio } from "./quantities"
import type { FhirWords } from "./words"

/** Parts of a sentence, each said once; null when none says anything. */
export function joined(parts: (string | null | undefined)[]): string | null {
  const said = [...new Set(parts.filter(Boolean))]
  return said.length > 0 ? said.join(", ") : null
}

/** A concept of a dosage in words, or null. */
export function sayConcept(dosage: Node, key: string, words: FhirWords): string | null {
  const concept = nodeAt(dosage, key)
  return concept && words.concept(concept)
}

/** What is taken at once and how fast; the dosage of a medicine that was given has it in a simpler shape. */
export function doses(dosage: Node, words: FhirWords): (string | null)[] {
  return [dosage, ...nodesAt(dosage, "doseAndRate")].map((part) => {
    const dose = nodeAt(part, "doseQuantity") ?? nodeAt(part, "dose")
    const doseRange = nodeAt(part, "doseRange")
    const [rate, range, speed] = ["rateRatio", "rateRange", "rateQuantity"].map((key) => nodeAt(part, key))
    const said = (rate && sayRatio(rate, words)) ?? (range && sayRange(range, words)) ?? (speed && sayQuantity(speed, words))
    const taken = joined([
      dose && sayQuantity(dose, words),
      doseRange && sayRange(doseRange, words),
      said ? words.say("at_rate", { rate: said }) : null,
    ])
    return taken && sayKind(part, taken, words)
  })
}

/** What a dose is of its kind, such as calculated; that it is the one ordered goes without saying. */
function sayKind(part: Node, taken: string, words: FhirWords): string {
  const isOrdered = textAt(part, "type.coding.code") === "ordered"
  const kind = isOrdered ? textAt(part, "type.text") : sayConcept(part, "type", words)
  return kind ? words.say("pair", { label: kind, value: taken }) : taken
}

/** How much at most: in a time, at once, in a life. */
export function maxima(dosage: Node, words: FhirWords): (string | null)[] {
  const [period, each, ever] = ["maxDosePerPeriod", "maxDosePerAdministration", "maxDosePerLifetime"].map((key) =>
    nodeAt(dosage, key),
  )
  const dose = each && sayQuantity(each, words)
  const whole = ever && sayQuantity(ever, words)
  return [
    period ? sayMaximum(period, words) : null,
    dose ? words.say("at_most_each", { dose }) : null,
    whole ? words.say("at_most_ever", { dose: whole }) : null,
  ]
}

/** "au plus 3 g par jour", "au plus 4 comprimés en 12 heures". */
function sayMaximum(ratio: Node, words: FhirWords): string | null {
  const numerator = nodeAt(ratio, "numerator")
  const denominator = nodeAt(ratio, "denominator")
  const dose = numerator && sayQuantity(numerator, words)
  const span = denominator && sayQuantity(denominator, words)
  if (!dose) return null
  if (!span) return words.say("at_most", { high: dose })
  const isOne = decimalAt(denominator, "value")?.value === 1
  const per = isOne ? words.word("per", textAt(denominator, "code") ?? textAt(denominator, "unit")) : null
  return words.say("at_most_per", { dose, period: per ?? words.say("in_period", { period: span }) })
}
