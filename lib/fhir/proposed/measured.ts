import { MEASURES, type MeasureKind } from "@/drizzle/measure-vocabulary"
import type { ProposedTaking } from "./schema"

/** What can be measured, by its LOINC code. */
const KINDS = new Map((Object.keys(MEASURES) as MeasureKind[]).map((kind) => [MEASURES[kind].code as string, MEASURES[kind]]))

export const isMeasured = (loinc: string): boolean => KINDS.has(loinc)

/** Whether a measure is in the one unit in which its kind is kept, and can be: nothing is converted, and nothing impossible proposed. A glycaemia says nothing without its moment by the meal. */
export function isPossible({ loinc, values, mealMoment }: ProposedTaking): boolean {
  const kind = KINDS.get(loinc)
  if (!kind || values.length !== kind.possible.length) return false
  if (kind === MEASURES.glucose && !mealMoment) return false
  const [first, second] = values
  const isInOrder = !second || (first !== undefined && second.value < first.value)
  return isInOrder && values.every(({ value, unit }, at) => unit === kind.unit && isWithin(value, kind.possible[at]))
}

const isWithin = (value: number, limits: readonly [number, number] | undefined): boolean =>
  limits !== undefined && value >= limits[0] && value <= limits[1]
