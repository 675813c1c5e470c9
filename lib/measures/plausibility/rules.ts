import { MEASURES } from "@/drizzle/measure-vocabulary"
import type { Language } from "@/drizzle/vocabulary"
import { formatAmount, numbersOf, type Reading } from "../rules"
import { convert, toKept, unitsOf } from "../units/rules"

/** The least and the most that is usual of each number of a kind, as the reference data say. */
type Usual = readonly (readonly number[])[]

const isWithin = (usual: Usual, numbers: readonly number[]) =>
  usual.every(([least = 0, most = 0], index) => {
    const one = numbers[index] ?? Number.NaN
    return one >= least && one <= most
  })

/** Whether a value is so far from what is usual that it is asked about; it is never refused for it. */
export const isUnusual = (reading: Reading, usual: Usual) => !isWithin(usual, numbersOf(reading))

/** What else may have been meant, and as it is said in the unit in which it was. */
export type Meant = { reading: Reading; said: string }

/**
 * What was probably meant by a value that is unusual in its unit: the same digits in another unit of the kind, a height in metres,
 * a comma that was forgotten or is one too many. Null where nothing usual is near.
 */
export function guessMeant(reading: Reading, usual: Usual, typedIn: string, language: Language): Meant | null {
  for (const { numbers, said } of candidates(reading, typedIn, language))
    if (isWithin(usual, numbers)) return { reading: withNumbers(reading, numbers), said }
  return null
}

type Candidate = { numbers: number[]; said: string }

function candidates(reading: Reading, typedIn: string, language: Language): Candidate[] {
  const { kind } = reading
  const numbers = numbersOf(reading)
  const say = (kept: readonly number[], unit = typedIn) => formatAmount(kind, kept, language, unit)
  const times = (factor: number): Candidate => {
    const kept = numbers.map((one) => Math.round(one * factor * 1_000) / 1_000)
    return { numbers: kept, said: kind === "height" && factor === 100 ? sayMetres(kept[0] ?? 0, language) : say(kept) }
  }
  if (kind === "height") return [times(100), times(10), times(0.1)]
  if (kind === "blood_pressure") return [times(10)]
  const [value = 0] = numbers
  const others = unitsOf(kind).filter((unit) => unit !== typedIn)
  const elsewhere = others.map((unit) => {
    const kept = toKept(convert(value, MEASURES[kind].unit, typedIn), kind, unit)
    return { numbers: [kept], said: say([kept], unit) }
  })
  // Pounds are not what somebody means who forgot a comma.
  const inUnits = kind === "weight" ? [] : elsewhere
  return [...inUnits, times(0.1), times(0.01), times(10), times(100)]
}

const sayMetres = (centimetres: number, language: Language) => {
  const tag = language === "en" ? "en-GB" : language
  return `${new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(centimetres / 100)}\u00A0m`
}

function withNumbers(reading: Reading, [first = 0, second = 0]: readonly number[]): Reading {
  if (reading.kind === "blood_pressure") return { ...reading, systolic: first, diastolic: second }
  return { ...reading, value: first }
}
