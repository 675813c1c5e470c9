import {
  ARMS,
  type Arm,
  HEIGHT_POSITIONS,
  MEAL_MOMENTS,
  MEASURE_KINDS,
  MEASURES,
  type MealMoment,
  type MeasureKind,
  POSITIONS,
  type Position,
  type ShownKind,
  type SingleKind,
} from "@/drizzle/measure-vocabulary"
import type { AuthorKind, ItemState, Language, Practised } from "@/drizzle/vocabulary"
import type { ItemSource } from "@/lib/access/item-source"
import { convert, digitsOf, symbolOf, type UnitChoices, unitFor } from "./units/rules"

export {
  ARMS,
  HEIGHT_POSITIONS,
  type Language,
  MEAL_MOMENTS,
  MEASURE_KINDS,
  MEASURES,
  type MeasureKind,
  POSITIONS,
  type ShownKind,
}

/** A blood pressure, in millimetres of mercury. */
type Pressure = {
  kind: "blood_pressure"
  systolic: number
  diastolic: number
  arm?: Arm | null
  position?: Position | null
}

/** What was measured, in the unit in which it is kept; the position is a height's. */
export type Reading = { kind: SingleKind; value: number; mealMoment?: MealMoment | null; position?: Position | null } | Pressure

export type MeasureAuthor = {
  kind: AuthorKind
  name: string
  relation: string | null
  profession: Practised | null
  isYou: boolean
}

/** One line of a list of measures; `answeredBy` is who confirmed or refused what was proposed. */
export type MeasureLine = {
  id: string
  reading: Reading
  measuredAt: Date
  author: MeasureAuthor
  state: ItemState
  unusualConfirmed: boolean
  answeredBy: string | null
}

/** One measure with where it comes from: of which file or document, noted and answered when; and for who decides, how it is set apart. */
export type OneMeasure = MeasureLine & {
  enteredAt: Date
  answeredAt: Date | null
  source: ItemSource | null
  imported: { importId: string; on: Date } | null
  apart: { isHidden: boolean; isSensitive: boolean } | null
}

/** The kind that a LOINC code stands for. */
export function kindOfCode(code: string): MeasureKind {
  const kind = MEASURE_KINDS.find((one) => MEASURES[one].code === code)
  if (!kind) throw new Error(`The database holds a measure ${code} that nobody knows`)
  return kind
}

/** Its one number, or its two. */
export const numbersOf = (reading: Reading): number[] =>
  reading.kind === "blood_pressure" ? [reading.systolic, reading.diastolic] : [reading.value]

type Moving = { line: MeasureLine; before: MeasureLine | null }

/** What changed since it was measured before stands first, the rest after it, each in its order. */
export const movedFirst = (lines: readonly Moving[]): Moving[] => [
  ...lines.filter(hasMoved),
  ...lines.filter((one) => !hasMoved(one)),
]

const hasMoved = ({ line, before }: Moving) =>
  before !== null && numbersOf(line.reading).join() !== numbersOf(before.reading).join()

/** The columns of a reading as the database holds them, as what was measured. */
export function readingOf(row: {
  code: string
  value: number | null
  systolic: number | null
  diastolic: number | null
  mealMoment: string | null
  arm: string | null
  position: string | null
}): Reading {
  const kind = kindOfCode(row.code)
  const { value, systolic, diastolic } = row
  if (kind !== "blood_pressure" && value !== null) {
    if (kind === "height" && row.position) return { kind, value, position: row.position as Position }
    return kind === "glucose" ? { kind, value, mealMoment: row.mealMoment as MealMoment } : { kind, value }
  }
  if (systolic === null || diastolic === null) throw new Error(`The database holds a measure ${row.code} without its numbers`)
  const how = { arm: row.arm as Arm | null, position: row.position as Position | null }
  return { kind: "blood_pressure", systolic, diastolic, ...how }
}

/** What is said beside the numbers, as words of the vocabulary: by the meal, on which arm, how the person was. */
export const aroundOf = (reading: Reading): string[] =>
  (reading.kind === "blood_pressure" ? [reading.arm, reading.position] : [reading.mealMoment, reading.position]).filter(
    (word) => word !== null && word !== undefined,
  )

/** Numbers of a kind, in the unit in which they are kept, as they are read in a unit: "1,18", "128/76", "7 h 30". */
export function formatNumbers(kind: ShownKind, numbers: readonly number[], language: Language, unit: string): string {
  const kept = kind === "bmi" ? unit : MEASURES[kind].unit
  if (kind === "sleep") return sayHours(numbers[0] ?? 0, language)
  const tag = language === "en" ? "en-GB" : language
  const format = new Intl.NumberFormat(tag, digitsOf(unit))
  return numbers.map((one) => format.format(convert(one, kept, unit))).join("/")
}

/** The same with the symbol of the unit: "1,18 g/L", "128/76 mmHg", "4/10". */
export function formatAmount(kind: ShownKind, numbers: readonly number[], language: Language, unit: string): string {
  const said = formatNumbers(kind, numbers, language, unit)
  const symbol = kind === "sleep" ? "" : symbolOf(unit)
  return symbol === "" || symbol.startsWith("/") ? `${said}${symbol}` : `${said}\u00A0${symbol}`
}

/** What was measured as it is kept: its LOINC code, its numbers, and their one unit (UCUM). */
export function keptAs(reading: Reading): { loinc: string; values: number[]; unit: string } {
  const { code, unit } = MEASURES[reading.kind]
  return { loinc: code, values: [...numbersOf(reading)], unit }
}

/** What was measured as it is read, in the unit that the reader chose. */
export function formatReading(reading: Reading, language: Language, choices: UnitChoices = {}): string {
  return formatAmount(reading.kind, numbersOf(reading), language, unitFor(reading.kind, choices))
}

function sayHours(hours: number, language: Language): string {
  const minutes = Math.round(hours * 60)
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60]
  const after = language === "en" ? "\u00A0min" : ""
  return rest === 0 ? `${whole}\u00A0h` : `${whole}\u00A0h\u00A0${String(rest).padStart(2, "0")}${after}`
}
