import { MEASURES, type MeasureKind } from "@/drizzle/measure-vocabulary"
import { type Around, parseReading } from "../../reading/rules"
import type { Reading } from "../../rules"
import { digitsOf, symbolOf, toKept, unitsOf } from "../../units/rules"
import { fault, found, type Outcome } from "../rules"

/** How much was measured, and in which unit it was written. */
export type Amount = { reading: Reading; unit: string }

/** A number behind which its unit may stand. */
const NUMBER = /^(-?\d{1,6}(?:[\s\u00A0\u202F]\d{3})*(?:[.,]\d{1,6})?)\s*(\S.*)?$/
const PRESSURE = /^\d{1,3}(?:[.,]\d+)?\s*[/\-–]\s*\d{1,3}(?:[.,]\d+)?\s*(?:mm\s*\[?hg\]?)?$/i
/** "8,432" is a number of steps for some, and a little more than eight for others. */
const GROUPED_OR_NOT = /^\d{1,3}[.,]\d{3}$/

/** Other units that a file may say, with the one of ours that so many of them make. */
const OTHERS: Partial<Record<MeasureKind, Record<string, { unit: string; times: number }>>> = {
  height: { m: { unit: "cm", times: 100 } },
  waist: { m: { unit: "cm", times: 100 } },
  weight: { g: { unit: "kg", times: 0.001 } },
  sleep: { min: { unit: "h", times: 1 / 60 } },
}

/** How units are written beside their symbols and UCUM's codes. */
const SPELT: Record<string, readonly string[]> = {
  kg: ["kilo", "kilos", "kgs"],
  "[lb_av]": ["lbs", "pounds", "livres"],
  Cel: ["c", "°", "celsius"],
  "[degF]": ["f", "fahrenheit"],
  "/min": ["bpm", "min", "puls./min"],
  "{score}": ["1", "sur 10"],
  "1/(24.h)": ["pas", "steps", "{steps}", "steps/day", "pas/jour", "/d"],
  h: ["heures", "hours", "hour", "heure"],
  "mm[Hg]": ["mm hg"],
}

type Found = { unit: string; times: number }

/** Which unit was said; null for none of this kind. Without a word it is the one unit of its kind, where there is no other. */
function unitSaid(kind: MeasureKind, said: string): Found | "missing" | null {
  const word = said.trim().toLowerCase()
  const units = unitsOf(kind)
  if (word === "") return units.length === 1 ? { unit: units[0] ?? "", times: 1 } : "missing"
  const names = (unit: string) => [unit, symbolOf(unit), ...(SPELT[unit] ?? [])].map((name) => name.toLowerCase())
  const ours = units.find((unit) => names(unit).includes(word))
  return ours ? { unit: ours, times: 1 } : (OTHERS[kind]?.[word] ?? null)
}

/** A value as it is written, with its unit behind it or in a column of its own; to no more digits than its unit is read with. */
export function readAmount(kind: MeasureKind, written: string, unitWritten: string, around: Around): Outcome<Amount> {
  const text = written.trim()
  if (text === "") return fault("value_missing")
  if (kind === "blood_pressure") return pressureOf(text, unitWritten, around)
  const hours = kind === "sleep" && /[h:]\s*\d/i.test(text) ? parseReading(kind, text) : null
  if (hours) return found({ reading: hours, unit: "h" })
  const [, number = "", behind = ""] = NUMBER.exec(text) ?? []
  if (number === "") return fault("value_unclear", text)
  const said = unitSaid(kind, behind || unitWritten)
  if (said === "missing") return fault("unit_missing", text)
  if (!said) return fault("unit_unknown", behind || unitWritten)
  const digits = digitsOf(said.unit).maximumFractionDigits
  if (digits === 0 && GROUPED_OR_NOT.test(number)) return fault("value_unclear", text)
  return singleOf(kind, Number(number.replace(/\s/g, "").replace(",", ".")) * said.times, said.unit, around, text)
}

/** A number in a unit of ours, as a reading; `written` is what is said of it where it can be none. */
function singleOf(
  kind: Exclude<MeasureKind, "blood_pressure">,
  amount: number,
  unit: string,
  { mealMoment }: Around,
  written: string,
): Outcome<Amount> {
  const value = toKept(Number(amount.toFixed(digitsOf(unit).maximumFractionDigits)), kind, unit)
  const [[least, most]] = MEASURES[kind].possible
  if (!(value >= least && value <= most)) return fault("value_impossible", written)
  return found({ reading: kind === "glucose" ? { kind, value, mealMoment } : { kind, value }, unit })
}

function pressureOf(text: string, unitWritten: string, around: Around): Outcome<Amount> {
  const unit = unitSaid("blood_pressure", unitWritten)
  if (!unit || unit === "missing") return fault("unit_unknown", unitWritten)
  if (!PRESSURE.test(text)) return fault("value_unclear", text)
  const rounded = text
    .replace(/[.,](\d)\d+/g, ".$1")
    .replace("[", "")
    .replace("]", "")
  const reading = parseReading("blood_pressure", rounded, unit.unit, around)
  return reading ? found({ reading, unit: unit.unit }) : fault("value_impossible", text)
}
