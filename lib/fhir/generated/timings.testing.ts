import fc from "fast-check"
import french from "@/messages/fr/fhir.json"

/** A part of a dosage: the elements that it fills, and what a page must then say of it. */
export type Part = { fills: Record<string, unknown>; says: string[] }
export type Parts = fc.Arbitrary<Part>

const UCUM = "http://unitsofmeasure.org"
export const TIMES: Record<string, [one: string, many: string]> = {
  s: ["par seconde", "toutes les # secondes"],
  min: ["par minute", "toutes les # minutes"],
  h: ["par heure", "toutes les # heures"],
  d: ["par jour", "tous les # jours"],
  wk: ["par semaine", "toutes les # semaines"],
  mo: ["par mois", "tous les # mois"],
  a: ["par an", "tous les # ans"],
}
export const LENGTHS: Record<string, string> = {
  ...{ s: "secondes", min: "minutes", h: "heures", d: "jours", wk: "semaines", mo: "mois", a: "ans" },
}
export const units = fc.constantFrom(...Object.keys(TIMES))
export const between = (low: number, high: number) => fc.integer({ min: low, max: high })
export const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
export const word = fc.integer({ min: 0, max: 1e6 }).map((number) => `mot${number}fin`)
export const concept = (text: string) => ({ text })
const span = (low: number, high: number | undefined) => (high === undefined ? `${low}` : `${low} à ${high}`)
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
export const length = (value: number, code: string) => ({ value, unit: "x", system: UCUM, code })

const often: Parts = fc
  .record({
    frequency: maybe(between(11, 19)),
    most: maybe(between(21, 29)),
    period: fc.constantFrom(1, 31, 34),
    longest: maybe(between(41, 49)),
    unit: units,
  })
  .map(({ frequency, most, period, longest, unit }) => {
    const [one, many] = TIMES[unit] ?? ["", ""]
    const every = period === 1 && longest === undefined ? one : many.replace("#", span(period, longest))
    const times = frequency === undefined ? [] : [`${span(frequency, most)} fois ${every}`]
    const repeat = {
      frequency,
      frequencyMax: frequency === undefined ? undefined : most,
      period,
      periodMax: longest,
      periodUnit: unit,
    }
    return { fills: { repeat: filled(repeat) }, says: [...times, every] }
  })
const oftenWithoutPeriod: Parts = between(11, 19).map((frequency) => ({
  fills: { repeat: { frequency } },
  says: [`${frequency} fois`],
}))

const bounds: Parts = fc.oneof(
  fc.tuple(between(51, 59), units).map(([value, unit]) => ({
    fills: { repeat: { boundsDuration: length(value, unit) } },
    says: [`pendant ${value} ${LENGTHS[unit]}`],
  })),
  fc.tuple(between(51, 59), between(61, 69), units).map(([low, high, unit]) => ({
    fills: { repeat: { boundsRange: { low: length(low, unit), high: length(high, unit) } } },
    says: [`pendant de ${low} ${LENGTHS[unit]} à ${high} ${LENGTHS[unit]}`],
  })),
  fc.tuple(maybe(fc.constant("1951-02-03")), maybe(fc.constant("1952-03-04"))).map(([start, end]) => ({
    fills: { repeat: { boundsPeriod: filled({ start, end }) } },
    says: [...(start ? ["3 février 1951"] : []), ...(end ? ["4 mars 1952"] : [])],
  })),
)
const lasting: Parts = fc.tuple(between(71, 79), maybe(between(81, 89)), units).map(([duration, most, unit]) => ({
  fills: { repeat: filled({ duration, durationMax: most, durationUnit: unit }) },
  says: [`en ${span(duration, most)} ${LENGTHS[unit]}`],
}))
const count: Parts = fc.tuple(between(91, 95), maybe(between(96, 99))).map(([low, high]) => ({
  fills: { repeat: filled({ count: low, countMax: high }) },
  says: [`${span(low, high)} fois en tout`],
}))

const wordsOf = (table: Record<string, string>) => Object.keys(table)
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
/** FHIR R4, EventTiming: every code but the days. */
const MOMENTS =
  "MORN MORN.early MORN.late NOON AFT AFT.early AFT.late EVE EVE.early EVE.late NIGHT PHS HS WAKE C CM CD CV AC ACM ACD ACV PC PCM PCD PCV".split(
    " ",
  )
const said = (table: Record<string, string>, code: string) => table[code] ?? `no word for ${code}`
const days: Parts = fc.subarray(DAYS, { minLength: 1 }).map((codes) => ({
  fills: { repeat: { dayOfWeek: codes } },
  says: codes.map((code) => said(french.when, code)),
}))
const moments: Parts = fc
  .tuple(fc.subarray(MOMENTS, { minLength: 1, maxLength: 3 }), maybe(between(11, 59)))
  .map(([codes, offset]) => ({
    fills: { repeat: filled({ when: codes, offset }) },
    says: codes.map((code) => (offset === undefined ? said(french.when, code) : `${offset} minutes ${said(french.when, code)}`)),
  }))
const times: Parts = fc.subarray(["08:00:00", "13:30:00", "21:15:00"], { minLength: 1 }).map((hours) => ({
  fills: { repeat: { timeOfDay: hours } },
  says: hours.map((hour) => ({ "08:00:00": "8 h", "13:30:00": "13 h 30" })[hour] ?? "21 h 15"),
}))
const events: Parts = fc.subarray(["1921-03-04", "1923-05-06T08:00:00+01:00"], { minLength: 1 }).map((event) => ({
  fills: { event },
  says: event.map((date) => date.slice(0, 4)),
}))
const code: Parts = fc.oneof(
  fc.constantFrom(...wordsOf(french.timing)).map((letters) => ({
    fills: { code: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation", code: letters }] } },
    says: [said(french.timing, letters)],
  })),
  word.map((text) => ({ fills: { code: concept(text) }, says: [text] })),
  word.map((text) => ({ fills: { code: { coding: [{ system: "urn:x", code: "x", display: text }] } }, says: [text] })),
)

/** Any parts of a timing together; at least one of them. */
export const timing: Parts = fc
  .tuple(
    ...[fc.oneof(often, oftenWithoutPeriod), bounds, lasting, count, days, moments, times, events, code].map((part) =>
      fc.option(part, { nil: undefined }),
    ),
  )
  .map((parts) => together(parts))
  .filter(({ says }) => says.length > 0)

export function together(parts: (Part | undefined)[]): Part {
  const there = parts.filter((part) => part !== undefined)
  const repeat = Object.assign({}, ...there.map(({ fills }) => fills.repeat))
  const fills = Object.assign({}, ...there.map((part) => part.fills), Object.keys(repeat).length > 0 ? { repeat } : {})
  return { fills, says: there.flatMap(({ says }) => says) }
}
