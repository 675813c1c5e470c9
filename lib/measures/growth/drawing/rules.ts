import { scaleLinear } from "d3-scale"
import { line } from "d3-shape"

type Place = { age: number; value: number }

/** What is drawn: the child's own curves, those of one reference, and whether lying and standing are told apart at an age. */
export type Growth = {
  runs: readonly (readonly Place[])[]
  reference: readonly { percentile: number; points: readonly Place[] }[]
  breakAt: number | null
}

/** How numbers are written on a chart. */
export type Writing = { unit: string; value: (value: number) => string; age: { months: string; years: string } }
export type Sheet = { width: number; height: number }
type Label = { x: number; y: number; text: string; anchor: "start" | "middle" | "end" }

/** A chart as paths and labels, for a page and for paper alike. */
export type Drawing = Sheet & {
  grid: string
  axis: string
  breakLine: string | null
  reference: { path: string; isMiddle: boolean }[]
  curves: string
  marks: string
  labels: Label[]
}

const [LEFT, RIGHT, TOP, BOTTOM] = [56, 40, 34, 56]

const round = (one: number) => Math.round(one * 10) / 10

/** From whole year to whole year around the child's own points: no axis goes where nothing was measured for a year. */
export function spanOf(ages: readonly number[]): [from: number, to: number] {
  const from = Math.floor(Math.min(...ages) / 12) * 12
  return [from, Math.max(Math.ceil(Math.max(...ages) / 12) * 12, from + 12)]
}

const isInMonths = (to: number) => to <= 24

/** Months for the first two years, whole years beyond. */
function ageStep(from: number, to: number): number {
  if (isInMonths(to)) return to - from <= 12 ? 2 : 6
  return to - from <= 72 ? 12 : to - from <= 120 ? 24 : 48
}

function ageTicks(from: number, to: number): number[] {
  const step = ageStep(from, to)
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, nth) => from + nth * step)
}

/** Lays a chart out by age; of the reference it draws what lies in the same ages, and never further than its own points. */
export function drawGrowth({ runs, reference, breakAt }: Growth, writing: Writing, sheet: Sheet): Drawing {
  const own = runs.flat()
  const [from, to] = spanOf(own.map(({ age }) => age))
  const within = reference
    .map((one) => ({ ...one, points: one.points.filter(({ age }) => age >= from && age <= to) }))
    .filter(({ points }) => points.length > 0)
  const values = [...own, ...within.flatMap(({ points }) => points)].map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = least === most ? Math.abs(least) * 0.1 || 1 : (most - least) * 0.06
  const [right, bottom] = [sheet.width - RIGHT, sheet.height - BOTTOM]
  const x = scaleLinear([from, to], [LEFT, right])
  const y = scaleLinear([least - room, most + room], [bottom, TOP]).nice(6)
  const [ages, amounts] = [ageTicks(from, to), y.ticks(6)]
  const path = (points: readonly Place[]) =>
    line<Place>(
      ({ age }) => round(x(age)),
      ({ value }) => round(y(value)),
    )([...points]) ?? ""
  const isBroken = breakAt !== null && breakAt > from && breakAt < to
  return {
    ...sheet,
    grid: amounts.map((value) => `M${LEFT},${round(y(value))}H${right}`).join(""),
    axis: `M${LEFT},${bottom}H${right}${ages.map((age) => `M${round(x(age))},${bottom}v6`).join("")}`,
    breakLine: isBroken ? `M${round(x(breakAt))},${TOP}V${bottom}` : null,
    reference: within.map(({ percentile, points }) => ({ path: path(points), isMiddle: percentile === 50 })),
    curves: runs.map(path).join(""),
    marks: own.map(({ age, value }) => dot(round(x(age)), round(y(value)))).join(""),
    labels: [
      { x: LEFT - 10, y: 18, text: writing.unit, anchor: "end" },
      ...amounts.map((value): Label => ({ x: LEFT - 10, y: round(y(value)) + 5, text: writing.value(value), anchor: "end" })),
      ...ages.map((age): Label => ({ x: round(x(age)), y: bottom + 24, text: writeAge(age, to), anchor: "middle" })),
      { x: right, y: bottom + 46, text: isInMonths(to) ? writing.age.months : writing.age.years, anchor: "end" },
      ...percentileLabels(within, { x, y }),
    ],
  }
}

const writeAge = (age: number, to: number) => String(isInMonths(to) ? age : age / 12)

type Scales = Record<"x" | "y", (one: number) => number>

/** The number of each percentile behind the end of its last curve. */
function percentileLabels(curves: Growth["reference"], { x, y }: Scales): Label[] {
  const ends = new Map(curves.map(({ percentile, points }) => [percentile, points.at(-1)] as const))
  const labels = [...ends].flatMap(([percentile, end]): Label[] =>
    end ? [{ x: round(x(end.age)) + 6, y: round(y(end.value)) + 5, text: String(percentile), anchor: "start" }] : [],
  )
  return apart(labels)
}

const BETWEEN = 15

/** Labels one over the other where they would lie on each other, the lowest where it is. */
function apart(labels: readonly Label[]): Label[] {
  const set: Label[] = []
  for (const label of labels.toSorted((one, other) => other.y - one.y)) {
    const below = set.at(-1)?.y ?? Number.POSITIVE_INFINITY
    set.push({ ...label, y: Math.min(label.y, below - BETWEEN) })
  }
  return set
}

/** A dot as a path, which a page and a PDF draw alike. */
const dot = (x: number, y: number) => `M${round(x - 4)},${y}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z`
