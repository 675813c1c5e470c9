import { decimalAt, type Node, nodeAt, nodesAt, textAt } from "./node"
import { sayQuantity, sayRange, sayRatio } from "./quantities"
import { sayTiming } from "./timing"
import type { FhirWords } from "./words"

/** Dosages in the order in which they are taken: those of one number together, then those of the next. */
export function sayDosages(dosages: Node[], words: FhirWords): string | null {
  const inOrder = dosages.toSorted((one, other) => sequenceOf(one) - sequenceOf(other))
  let said: string | null = null
  let before = Number.NaN
  for (const dosage of inOrder) {
    const next = sayDosage(dosage, words)
    if (!next) continue
    const isLater = sequenceOf(dosage) > before
    if (said === null) said = next
    else if (isLater) said = words.say("more_than_one", { first: said, second: words.say("then", { next }) })
    else said = words.say("more_than_one", { first: said, second: next })
    before = sequenceOf(dosage)
  }
  return said
}

const sequenceOf = (dosage: Node): number => decimalAt(dosage, "sequence")?.value ?? 0

/** A dosage as its author wrote it, with whatever its coded part says beside; without a text, the coded part alone. */
export function sayDosage(dosage: Node, words: FhirWords): string | null {
  const written = textAt(dosage, "text")
  const asides = [
    sayAsNeeded(dosage, words),
    ...nodesAt(dosage, "additionalInstruction").map((concept) => words.concept(concept)),
    textAt(dosage, "patientInstruction"),
  ]
  if (!written) return joined([...codedParts(dosage, words), ...asides])
  const others = asides.filter((aside) => aside && !written.toLowerCase().includes(aside.toLowerCase()))
  return joined([written, ...others])
}

/** The coded part of a dosage that has a text: the text may say it otherwise, or leave it out. */
export function sayCodedDosages(dosages: Node[], words: FhirWords): string | null {
  const said = dosages.filter((dosage) => textAt(dosage, "text")).map((dosage) => joined(codedParts(dosage, words)))
  const parts = said.filter((part) => part !== null)
  return parts.length > 0 ? parts.reduce((first, second) => words.say("more_than_one", { first, second })) : null
}

function joined(parts: (string | null | undefined)[]): string | null {
  const said = [...new Set(parts.filter(Boolean))]
  return said.length > 0 ? said.join(", ") : null
}

function codedParts(dosage: Node, words: FhirWords): (string | null)[] {
  const timing = nodeAt(dosage, "timing")
  const method = nodeAt(dosage, "method")
  const how = method && words.concept(method)
  return [
    ...doses(dosage, words),
    timing && sayTiming(timing, words),
    how ? words.say("method", { method: how }) : null,
    ...maxima(dosage, words),
  ]
}

/** What is taken at once and how fast; the dosage of a medicine that was given has it in a simpler shape. */
function doses(dosage: Node, words: FhirWords): (string | null)[] {
  return [dosage, ...nodesAt(dosage, "doseAndRate")].flatMap((part) => {
    const dose = nodeAt(part, "doseQuantity") ?? nodeAt(part, "dose")
    const doseRange = nodeAt(part, "doseRange")
    const [rate, range, speed] = ["rateRatio", "rateRange", "rateQuantity"].map((key) => nodeAt(part, key))
    const said = (rate && sayRatio(rate, words)) ?? (range && sayRange(range, words)) ?? (speed && sayQuantity(speed, words))
    return [
      dose && sayQuantity(dose, words),
      doseRange && sayRange(doseRange, words),
      said ? words.say("at_rate", { rate: said }) : null,
    ]
  })
}

function maxima(dosage: Node, words: FhirWords): (string | null)[] {
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

function sayAsNeeded(dosage: Node, words: FhirWords): string | null {
  const reason = nodeAt(dosage, "asNeededCodeableConcept")
  const said = reason && words.concept(reason)
  if (said) return words.say("as_needed_for", { reason: said })
  return dosage.asNeededBoolean === true || reason ? words.say("as_needed") : null
}
