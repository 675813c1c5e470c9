import { MEASURES, type MealMoment, type MeasureKind, type SingleKind } from "@/drizzle/measure-vocabulary"
import type { Reading } from "../rules"
import { digitsOf, symbolOf, toKept, unitsOf } from "../units/rules"

/** What is said beside the numbers of a reading: by the meal, on which arm, how the person was. */
export type Around = { mealMoment?: MealMoment | null } & Pick<Extract<Reading, { kind: "blood_pressure" }>, "arm" | "position">

const NUMBER = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(.*)$/
const PRESSURE = /^(\d{1,3}(?:[.,]\d)?)(?:\s*[/\-–]\s*|\s+)(\d{1,3}(?:[.,]\d)?)\s*(?:mm\s*hg)?$/i
/** "1,70 m", "1 m 70": a height with its metre is one in metres. */
const METRES = /^(\d)\s*(?:m\s*|[.,]\s*)(\d{1,2})\s*m?$/i
const HOURS = /^(\d{1,2})\s*(?:h|:)\s*(\d{2})?\s*(?:min)?$/i
/** Spaces between thousands, as steps are written. */
const GROUPED = /^(\d{1,3})[\s\u00A0\u202F](\d{3})$/

const amountOf = (text: string) => Number(text.replace(",", "."))

/** Units as people write them behind a number, beside their symbols. */
const SPELT: Record<string, string> = {
  kilo: "kg",
  kilos: "kg",
  "%": "%",
  "°c": "Cel",
  "°": "Cel",
  "°f": "[degF]",
  lb: "[lb_av]",
  lbs: "[lb_av]",
  pas: "1/(24.h)",
  steps: "1/(24.h)",
  bpm: "/min",
  "/min": "/min",
  "/10": "{score}",
}

const isPossible = (kind: MeasureKind, numbers: readonly number[]) =>
  MEASURES[kind].possible.every(([least, most], index) => {
    const one = numbers[index] ?? Number.NaN
    return one >= least && one <= most
  })

/** Which of a kind's units was written behind the number; the expected one where none was, null for a strange one. */
function unitWritten(kind: SingleKind, written: string, expected: string): string | null {
  const said = written.trim().toLowerCase()
  if (said === "") return expected
  const known = unitsOf(kind)
  return known.find((one) => symbolOf(one).toLowerCase() === said) ?? known.find((one) => SPELT[said] === one) ?? null
}

/** A number as people write it: a comma or a point, with or without its unit, no more digits than its unit is read with. */
function parseSingle(kind: SingleKind, text: string, expected: string): number | null {
  const [, number = "", written = ""] = NUMBER.exec(text.replace(GROUPED, "$1$2")) ?? []
  const unit = unitWritten(kind, written, expected)
  const digits = number.split(/[.,]/)[1]?.length ?? 0
  if (number === "" || !unit || digits > mostDigits(unit)) return null
  const kept = toKept(amountOf(number), kind, unit)
  return isPossible(kind, [kept]) ? kept : null
}

/** A meter may show one digit more than is read. */
const mostDigits = (unit: string) => {
  const { maximumFractionDigits } = digitsOf(unit)
  return ["%", "mmol/L", "cm"].includes(unit) ? 2 : maximumFractionDigits
}

function parseHeight(text: string, unit: string): number | null {
  const [, metres, rest = ""] = (/m/i.test(text.replace(/cm/i, "")) && METRES.exec(text)) || []
  return metres ? Number(metres) * 100 + Number(rest.padEnd(2, "0")) : parseSingle("height", text, unit)
}

function parseHours(text: string): number | null {
  const [, hours, minutes = "0"] = HOURS.exec(text) ?? []
  if (!hours) return parseSingle("sleep", text, "h")
  const all = toKept(Number(hours) + Number(minutes) / 60, "sleep", "h")
  return Number(minutes) < 60 && isPossible("sleep", [all]) ? all : null
}

/** Two numbers as people write them: "128/76", "128 76", "12,8/7,6", the higher one first. */
function parsePressure(text: string): [number, number] | null {
  const [, first = "", second = ""] = PRESSURE.exec(text) ?? []
  const [systolic, diastolic] = [amountOf(first || "x"), amountOf(second || "x")]
  return isPossible("blood_pressure", [systolic, diastolic]) && diastolic < systolic ? [systolic, diastolic] : null
}

function parseNumber(kind: SingleKind, text: string, unit: string): number | null {
  if (kind === "sleep") return parseHours(text)
  return kind === "height" ? parseHeight(text, unit) : parseSingle(kind, text, unit)
}

/** What was typed in a unit, as the kind of measure that it is said to be; null where it is none. */
export function parseReading(
  kind: MeasureKind,
  text: string,
  unit = unitsOf(kind)[0] ?? "",
  around: Around = {},
): Reading | null {
  const said = text.trim()
  if (kind === "blood_pressure") {
    const [systolic, diastolic] = parsePressure(said) ?? []
    const { arm = null, position = null } = around
    return systolic && diastolic ? { kind, systolic, diastolic, arm, position } : null
  }
  const value = parseNumber(kind, said, unit)
  if (value === null) return null
  if (kind === "height") return withPosition(value, around.position)
  return kind === "glucose" ? { kind, value, mealMoment: around.mealMoment ?? null } : { kind, value }
}

/** A height with whether the child lay or stood, where that was said; nobody's is taken sitting. */
function withPosition(value: number, position: Around["position"]): Reading | null {
  if (position === "sitting") return null
  return position ? { kind: "height", value, position } : { kind: "height", value }
}
