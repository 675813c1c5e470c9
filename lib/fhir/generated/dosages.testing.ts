import fc from "fast-check"
import {
  between,
  concept,
  LENGTHS,
  length,
  maybe,
  type Part,
  type Parts,
  TIMES,
  timing,
  together,
  units,
  word,
} from "./timings.testing"

const unit = word
const amount = (low: number) => fc.tuple(between(low, low + 8), unit)
const quantity = (low: number, key: string, says: (value: string) => string): Parts =>
  amount(low).map(([value, name]) => ({ fills: { [key]: { value, unit: name } }, says: [says(`${value} ${name}`)] }))
const range = (low: number, key: string, says: (value: string) => string): Parts =>
  amount(low).map(([value, name]) => ({
    fills: { [key]: { low: { value, unit: name }, high: { value: value + 1, unit: name } } },
    says: [says(`de ${value} ${name} à ${value + 1} ${name}`)],
  }))
const asIs = (value: string) => value
const atRate = (value: string) => `débit ${value}`
const ratio: Parts = fc.tuple(amount(11), fc.constantFrom(...Object.keys(LENGTHS))).map(([[value, name], every]) => ({
  fills: { rateRatio: { numerator: { value, unit: name }, denominator: length(12, every) } },
  says: [`débit ${value} ${name} / 12 ${LENGTHS[every]}`],
}))
const typed: Parts = word.map((text) => ({ fills: { type: concept(text) }, says: [text] }))
const dose = fc.oneof(quantity(21, "doseQuantity", asIs), range(31, "doseRange", asIs))
const rate = fc.oneof(ratio, quantity(41, "rateQuantity", atRate), range(51, "rateRange", atRate))
const doseAndRate: Parts = fc
  .array(
    fc.tuple(maybe(typed), dose, maybe(rate)).map((parts) => together(parts)),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) => ({ fills: { doseAndRate: parts.map(({ fills }) => fills) }, says: parts.flatMap(({ says }) => says) }))

const worded = (key: string, isList = false): Parts =>
  word.map((text) => ({ fills: { [key]: isList ? [concept(text)] : concept(text) }, says: [text] }))
const written = (key: string): Parts => word.map((text) => ({ fills: { [key]: text }, says: [text] }))
const mostPerPeriod: Parts = fc.tuple(amount(61), fc.constantFrom(1, 12), units).map(([[value, name], every, per]) => ({
  fills: { maxDosePerPeriod: { numerator: { value, unit: name }, denominator: length(every, per) } },
  says: [`au plus ${value} ${name} ${every === 1 ? TIMES[per]?.[0] : `en 12 ${LENGTHS[per]}`}`],
}))
const asNeeded: Parts = fc.oneof(
  fc.constant<Part>({ fills: { asNeededBoolean: true }, says: ["si besoin"] }),
  fc.constant<Part>({ fills: { asNeededBoolean: false }, says: [] }),
  word.map((text) => ({ fills: { asNeededCodeableConcept: concept(text) }, says: [`si besoin : ${text}`] })),
)
const modifier: Parts = word.map((text) => ({
  fills: { modifierExtension: [{ url: "urn:x", valueString: text }] },
  says: [`que nous ne savons pas lire : ${text}`],
}))

/** Every part that a Dosage of FHIR R4 may have. */
const PARTS: Parts[] = [
  ...[written("text"), worded("additionalInstruction", true), written("patientInstruction")],
  timing.map(({ fills, says }) => ({ fills: { timing: fills }, says })),
  ...[asNeeded, worded("site"), worded("route"), worded("method"), doseAndRate],
  mostPerPeriod,
  quantity(71, "maxDosePerAdministration", (value) => `au plus ${value} par prise`),
  quantity(81, "maxDosePerLifetime", (value) => `au plus ${value} en tout`),
  modifier,
]
const anyOf = (parts: Parts[]): Parts =>
  fc.tuple(...parts.map((part) => fc.option(part, { nil: undefined, freq: 2 }))).map((some) => together(some))
/** Every part that the dosage of a medicine that was given may have. */
export const givenDosage = anyOf([
  ...[written("text"), worded("site"), worded("route"), worded("method")],
  ...[quantity(21, "dose", asIs), fc.oneof(ratio, quantity(41, "rateQuantity", atRate)), modifier],
])
export const dosage = anyOf(PARTS)
