import { MEASURE_KINDS, type MeasureKind } from "@/drizzle/measure-vocabulary"
import type { AuthorKind, ItemState, Language } from "@/drizzle/vocabulary"

export { MEASURE_KINDS, type MeasureKind }

/** What was measured, in the unit in which it is kept: kilograms, or millimetres of mercury. */
export type Reading = { kind: "weight"; value: number } | { kind: "blood_pressure"; systolic: number; diastolic: number }

export type MeasureAuthor = {
  kind: AuthorKind
  name: string
  relation: string | null
  profession: string | null
  isYou: boolean
}

/** One line of the list of measures. */
export type MeasureLine = { id: string; reading: Reading; measuredAt: Date; author: MeasureAuthor; state: ItemState }

/** The least and the most that is believed of each number. */
const BOUNDS = {
  weight: { least: 0.2, most: 500 },
  systolic: { least: 40, most: 300 },
  diastolic: { least: 20, most: 200 },
} as const

const isWithin = (value: number, { least, most }: { least: number; most: number }) => value >= least && value <= most

/** A number as people write it: a comma or a point, at most two digits after it, with or without its unit. */
function parseWeight(text: string): Reading | null {
  const [, written] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:kg|kilos?)?$/i.exec(text.trim()) ?? []
  const value = written ? Number(written.replace(",", ".")) : Number.NaN
  return isWithin(value, BOUNDS.weight) ? { kind: "weight", value } : null
}

/** Two numbers as people write them: "128/76", "128 76", "128-76", the higher one first. */
function parsePressure(text: string): Reading | null {
  const [, first, second] = /^(\d{2,3})(?:\s*[/\-–]\s*|\s+)(\d{2,3})\s*(?:mm\s*hg)?$/i.exec(text.trim()) ?? []
  const [systolic, diastolic] = [Number(first), Number(second)]
  const isBelieved = isWithin(systolic, BOUNDS.systolic) && isWithin(diastolic, BOUNDS.diastolic) && diastolic < systolic
  return isBelieved ? { kind: "blood_pressure", systolic, diastolic } : null
}

/** What was typed, as the kind of measure that it is said to be; null where it is none. */
export function parseReading(kind: MeasureKind, text: string): Reading | null {
  return kind === "weight" ? parseWeight(text) : parsePressure(text)
}

const MOMENT = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s*(?:à|at)?\s*|T)(\d{1,2})\s*[:h]\s*(\d{2})$/i
const PARIS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "short",
})

/** A day and an hour in Paris, as a form shows them: "04/01/2026 08:12". */
export function writeMoment(instant: Date): string {
  return PARIS.format(instant).replace(", ", " ")
}

/** Reads a day and an hour in Paris as it was typed or pasted, the day first; null where there is no such moment. */
export function parseMoment(text: string): Date | null {
  const [, day = "", month = "", year = "", hour = "", minute = ""] = MOMENT.exec(text.trim()) ?? []
  const written = `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year} ${hour.padStart(2, "0")}:${minute}`
  const asUtc = new Date(`${written.slice(6, 10)}-${written.slice(3, 5)}-${written.slice(0, 2)}T${written.slice(11)}:00Z`)
  if (Number.isNaN(asUtc.getTime())) return null
  // Paris is one or two hours ahead; an hour that a change of clocks left out is none, one that came twice is its second.
  return [1, 2].map((ahead) => new Date(asUtc.getTime() - ahead * 3_600_000)).find((one) => writeMoment(one) === written) ?? null
}

/** What was measured as it is read: "72,4 kg", "128/76 mmHg". */
export function formatReading(reading: Reading, language: Language): string {
  if (reading.kind === "blood_pressure") return `${reading.systolic}/${reading.diastolic}\u00A0mmHg`
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(reading.value)}\u00A0kg`
}
