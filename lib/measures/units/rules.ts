import { MEASURE_UNITS, MEASURES, type MeasureKind, type ShownKind } from "@/drizzle/measure-vocabulary"

/** In which unit somebody reads each kind of measure, where it is not the one that is shown at first. */
export type UnitChoices = Partial<Record<ShownKind, string>>

/**
 * What is kept is `times` what is shown, and `plus`. A mole of glucose is 180.16 g; the HbA1c of the NGSP follows from that of the
 * IFCC by the equation of both (NGSP = 0.09148 × IFCC + 2.152); a pound is 0.45359237 kg.
 */
type Unit = { symbol: string; least: number; most: number; times: number; plus: number }

const same = (symbol: string, least: number, most: number): Unit => ({ symbol, least, most, times: 1, plus: 0 })

/** UCUM's units, with the least and the most digits after the comma that are shown. */
const UNITS: Record<string, Unit> = {
  "mg/dL": same("mg/dL", 0, 0),
  "g/L": { symbol: "g/L", least: 2, most: 2, times: 100, plus: 0 },
  "mmol/L": { symbol: "mmol/L", least: 1, most: 1, times: 18.016, plus: 0 },
  "%": same("%", 0, 1),
  "mmol/mol": { symbol: "mmol/mol", least: 0, most: 0, times: 0.09148, plus: 2.152 },
  kg: same("kg", 0, 2),
  "[lb_av]": { symbol: "lb", least: 0, most: 1, times: 0.45359237, plus: 0 },
  Cel: same("°C", 1, 1),
  "[degF]": { symbol: "°F", least: 1, most: 1, times: 5 / 9, plus: -160 / 9 },
  cm: same("cm", 0, 1),
  "kg/m2": same("kg/m²", 1, 1),
  "mm[Hg]": same("mmHg", 0, 1),
  "/min": same("/min", 0, 0),
  "{score}": same("/10", 0, 0),
  "1/(24.h)": same("", 0, 0),
  h: same("h", 0, 2),
}

function unit(code: string): Unit {
  const found = UNITS[code]
  if (!found) throw new Error(`Nobody knows the unit ${code}`)
  return found
}

/** The units between which somebody can choose, the one that is shown at first before the others. */
export function unitsOf(kind: ShownKind): readonly string[] {
  if (kind === "bmi") return ["kg/m2"]
  return kind in MEASURE_UNITS ? MEASURE_UNITS[kind as keyof typeof MEASURE_UNITS] : [MEASURES[kind].unit]
}

/** In which unit a person reads this kind: the one that was chosen, or the first. */
export function unitFor(kind: ShownKind, choices: UnitChoices): string {
  const chosen = choices[kind]
  return chosen && unitsOf(kind).includes(chosen) ? chosen : (unitsOf(kind)[0] ?? "")
}

/** The one conversion, of values and of targets alike: from the unit in which a kind is kept to another and back. */
export function convert(amount: number, from: string, to: string): number {
  if (from === to) return amount
  const [one, other] = [unit(from), unit(to)]
  return (amount * one.times + one.plus - other.plus) / other.times
}

/** As it is kept: to the thousandth of its unit. */
export const toKept = (amount: number, kind: MeasureKind, from: string) =>
  Math.round(convert(amount, from, MEASURES[kind].unit) * 1_000) / 1_000

/** As people call it: "g/L", "°C"; steps have none. */
export const symbolOf = (code: string) => unit(code).symbol

/** How many digits after the comma are shown in a unit, at least and at most; what is counted together may have one more. */
export function digitsOf(code: string): { minimumFractionDigits: number; maximumFractionDigits: number } {
  const { least, most } = unit(code)
  return { minimumFractionDigits: least, maximumFractionDigits: most }
}
