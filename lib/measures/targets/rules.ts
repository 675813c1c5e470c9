import type { MealMoment, MeasureKind } from "@/drizzle/measure-vocabulary"
import type { Practised } from "@/drizzle/vocabulary"

/** Where a professional would like a kind to lie, in the unit in which it is kept; either end may be open. */
export type Target = {
  id: string
  kind: MeasureKind
  moment: MealMoment | null
  least: number[] | null
  most: number[] | null
  authorName: string
  authorProfession: Practised | null
  setAt: Date
}

const isAnyBeyond = (numbers: readonly number[], end: readonly number[] | null, side: 1 | -1) =>
  end !== null && numbers.some((one, place) => (one - (end[place] ?? Number.NaN)) * side > 0)

/** On which side of a target a measure lies; null inside it. Of a blood pressure one number beyond is enough. */
export function besideTarget(
  numbers: readonly number[],
  { least, most }: Pick<Target, "least" | "most">,
): "above" | "below" | null {
  if (isAnyBeyond(numbers, most, 1)) return "above"
  return isAnyBeyond(numbers, least, -1) ? "below" : null
}

/** The target of what is shown: that of the moment, or the one that is of all moments. */
export const targetOf = (targets: readonly Target[], moment: MealMoment | null): Target | null =>
  targets.find((target) => target.moment === moment) ?? targets.find((target) => target.moment === null) ?? null
