import { type CurvePosition, GROWTH_KINDS, type GrowthKind, type Position } from "@/drizzle/measure-vocabulary"
import type { Sex } from "@/drizzle/vocabulary"
import { ruleValue } from "@/lib/reference/dated-rules"
import { dayOf } from "../chart/rules"
import type { MeasureLine } from "../rules"
import { ageInMonths } from "./age/rules"

export { GROWTH_KINDS, type GrowthKind }

/** Whose growth it is, and the day it is in Paris. */
export type Child = { birthDate: string; sex: Sex; today: string }

/** One point: how old the child was, in months, where that is known, how much, and how the child was measured, where it was said. */
export type GrowthPoint = { age: number | null; value: number; position: Position | null; line: MeasureLine }

/** A child is measured lying before this age, in months, and standing from then on. */
export const standsFrom = () => ruleValue("growth_stands_from").value

/** The points of one kind, the latest first as the lines are; a body mass index is of a weight and a height of about the same day. */
export function growthPoints(kind: GrowthKind, lines: readonly MeasureLine[], { birthDate }: Child): GrowthPoint[] {
  const heights = lines.filter(({ reading }) => reading.kind === "height")
  return lines.flatMap((line) => {
    const { reading, measuredAt } = line
    if (reading.kind === "blood_pressure" || reading.kind !== (kind === "bmi" ? "weight" : kind)) return []
    const age = ageInMonths(birthDate, dayOf(measuredAt))
    if (kind !== "bmi") return [{ age, value: reading.value, position: reading.position ?? null, line }]
    const height = heightOf(line, heights)
    return height ? [{ age, value: reading.value / (height.value / 100) ** 2, position: height.position, line }] : []
  })
}

/** The height of the day of a weight, else the last one before it while that still counts. */
function heightOf({ measuredAt }: MeasureLine, heights: readonly MeasureLine[]) {
  const counts = ruleValue("growth_height_counts_for").value * 86_400_000
  const found =
    heights.find((one) => dayOf(one.measuredAt) === dayOf(measuredAt)) ?? heights.find((one) => one.measuredAt <= measuredAt)
  if (!found || Number(measuredAt) - Number(found.measuredAt) > counts) return null
  const { reading } = found
  return reading.kind === "blood_pressure" ? null : { value: reading.value, position: reading.position ?? null }
}

/** A point that lies on the axis of ages. */
export type AgedPoint = GrowthPoint & { age: number }

/** The points that can be drawn by age, the earliest first: those after birth, of a child whose day of birth is known. */
export const drawable = (points: readonly GrowthPoint[]): AgedPoint[] =>
  points.filter((point): point is AgedPoint => point.age !== null && point.age >= 0).toSorted((one, other) => one.age - other.age)

/** Whether lying and standing make two curves of this kind: of heights, and of what is worked out with them. */
export const breaks = (kind: GrowthKind) => kind === "height" || kind === "bmi"

/** The points as curves: no line joins a child who lies with one who stands, nor what was before two years with what came after. */
export function runsOf(kind: GrowthKind, points: readonly AgedPoint[]): AgedPoint[][] {
  const runs: AgedPoint[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && (!breaks(kind) || (stageOf(before) === stageOf(point) && wayOf(before) === wayOf(point))))
      run.push(point)
    else runs.push([point])
  }
  return runs
}

const stageOf = ({ age }: AgedPoint) => (age < standsFrom() ? "lying" : "standing")
const wayOf = (point: AgedPoint) => point.position ?? stageOf(point)

/** An edition of a reference, as it is named beside each chart. */
export type Reference = { reference: string; name: string; edition: string }
export type CurveLine = { percentile: number; position: CurvePosition; points: { age: number; value: number }[] }

/** The curves of a reference as they are drawn: what lies ends at two years, what stands begins there, and nothing goes further than its points. */
export function shownCurves(kind: GrowthKind, lines: readonly CurveLine[]): CurveLine[] {
  const limit = standsFrom()
  return lines.flatMap((line) => {
    const part = (position: CurvePosition, keep: (age: number) => boolean) => {
      const points = line.points.filter(({ age }) => keep(age))
      return points.length > 0 ? [{ ...line, position, points }] : []
    }
    if (line.position === "lying") return part("lying", (age) => age <= limit)
    if (line.position === "standing") return part("standing", (age) => age >= limit)
    if (!breaks(kind)) return [line]
    return [...part("any", (age) => age < limit), ...part("any", (age) => age >= limit)]
  })
}
