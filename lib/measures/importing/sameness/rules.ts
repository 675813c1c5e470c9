import { MEASURES } from "@/drizzle/measure-vocabulary"
import { usualOf } from "@/lib/reference/usual-measures"
import { isUnusual } from "../../plausibility/rules"
import { numbersOf, type Reading } from "../../rules"
import { convert, digitsOf, unitsOf } from "../../units/rules"
import type { ImportLine, JudgedLine } from "../rules"

type Measured = { reading: Reading; measuredAt: Date }

/**
 * What makes two measures one: the kind, the minute, and the value as it is read in a unit. A table that was written in mmol/L and
 * comes back says fewer digits than are kept.
 */
function keyIn(unit: string, { reading, measuredAt }: Measured): string {
  const { maximumFractionDigits } = digitsOf(unit)
  const shown = numbersOf(reading).map((one) => convert(one, MEASURES[reading.kind].unit, unit).toFixed(maximumFractionDigits))
  return `${reading.kind} ${Math.floor(measuredAt.getTime() / 60_000)} ${shown.join("/")} ${unit}`
}

/** Under which keys a measure that is kept is found, one for each unit in which a file may say it. */
const keysOf = (measured: Measured): string[] => unitsOf(measured.reading.kind).map((unit) => keyIn(unit, measured))

/** The key of a line, in the unit in which its file says it. */
const keyOf = (line: ImportLine): string => keyIn(line.unit, line)

/**
 * What becomes of each line, beside what is kept already: whatever is there, or stood in the file before, adds nothing; what is
 * unusual is asked about.
 */
export function judgeLines(lines: readonly ImportLine[], kept: readonly Measured[]): JudgedLine[] {
  const known = new Set(kept.flatMap(keysOf))
  const before = new Set<string>()
  return lines.map((line, place) => {
    const key = keyOf(line)
    const isRepeated = before.has(key)
    before.add(key)
    if (known.has(key)) return { ...line, place, fate: "known" }
    if (isRepeated) return { ...line, place, fate: "repeated" }
    return { ...line, place, fate: isUnusual(line.reading, usualOf(line.reading.kind)) ? "unusual" : "new" }
  })
}
