import type { MealMoment } from "@/drizzle/measure-vocabulary"
import type { MeasureLine } from "../rules"
import { numbersOf } from "../rules"

export const PERIODS = ["month", "quarter", "year", "all"] as const
export type Period = (typeof PERIODS)[number]

/** How many months a period goes back; all has no end. */
export const MONTHS: Record<Period, number | null> = { month: 1, quarter: 3, year: 12, all: null }

/** The most points that are drawn and listed one by one: four a day for a month. More are put together. */
export const MOST_POINTS = 124

export type Step = "day" | "week" | "month" | "year"

/** One point, with the line that it is of. */
export type Point = { at: Date; numbers: number[]; line: MeasureLine }

/** What was measured in a day, a week, a month or a year, put together by the database. */
export type Bucket = {
  /** When it begins, as YYYY-MM-DD. */
  day: string
  first: Date
  last: Date
  count: number
  /** On how many of its days something was measured. */
  days: number
  average: number[]
  least: number[]
  most: number[]
}

/** What is said of all points together: how many, from when to when, from how much to how much, and with which gaps. */
export type Summary = {
  count: number
  toConfirm: number
  first: Date
  last: Date
  least: number[]
  most: number[]
  average: number[]
  /** Days between the first and the last without a measure. */
  daysWithout: number
}

/** A chart of one kind: its points one by one, or put together where there are many. */
export type Chart = {
  period: Period
  moment: MealMoment | null
  /** How many there are at each moment, where the kind has moments. */
  moments: { moment: MealMoment; count: number }[]
  points: Point[]
  buckets: Bucket[]
  step: Step
  summary: Summary | null
}

const DAY = 86_400_000
const PARIS = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris", dateStyle: "short" })
/** The day of an instant in Paris, as YYYY-MM-DD. */
export const dayOf = (at: Date) => PARIS.format(at)

/** How far apart two days are. */
const daysBetween = (from: Date, to: Date) => Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY)

/** The shortest step by which a span takes two months' worth of places at most. */
export function stepFor(first: Date, last: Date): Step {
  const days = daysBetween(first, last)
  if (days <= 62) return "day"
  if (days <= 62 * 7) return "week"
  return days <= 62 * 31 ? "month" : "year"
}

/** The shortest period that shows the latest three, of a person who chose none. */
export function periodOf(latest: readonly Date[], now: Date): Period {
  const oldest = latest.at(-1)
  if (!oldest) return "month"
  const months = daysBetween(oldest, now) / 31
  return PERIODS.find((period) => months < (MONTHS[period] ?? Number.POSITIVE_INFINITY)) ?? "all"
}

export const pointsOf = (lines: readonly MeasureLine[]): Point[] =>
  lines.map((line) => ({ at: line.measuredAt, numbers: numbersOf(line.reading), line }))

const over = (all: readonly number[][], pick: (...numbers: number[]) => number) =>
  (all[0] ?? []).map((_, place) => pick(...all.map((numbers) => numbers[place] ?? Number.NaN)))

/** What is said of points, the latest first. */
export function summaryOf(points: readonly Point[]): Summary | null {
  const [last, first] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const numbers = points.map((point) => point.numbers)
  const days = new Set(points.map(({ at }) => dayOf(at))).size
  return {
    count: points.length,
    toConfirm: points.filter(({ line }) => line.state === "proposed").length,
    first: first.at,
    last: last.at,
    least: over(numbers, Math.min),
    most: over(numbers, Math.max),
    average: over(numbers, (...all) => all.reduce((sum, one) => sum + one, 0) / all.length),
    daysWithout: daysBetween(first.at, last.at) + 1 - days,
  }
}

/** The same of what was put together, the earliest first. */
export function summaryOfBuckets(buckets: readonly Bucket[], toConfirm: number): Summary | null {
  const [first, last] = [buckets[0], buckets.at(-1)]
  if (!first || !last) return null
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0)
  const weighed = buckets.map((bucket) => bucket.average.map((one) => (one * bucket.count) / count))
  return {
    count,
    toConfirm,
    first: first.first,
    last: last.last,
    least: over(
      buckets.map(({ least }) => least),
      Math.min,
    ),
    most: over(
      buckets.map(({ most }) => most),
      Math.max,
    ),
    average: over(weighed, (...all) => all.reduce((sum, one) => sum + one, 0)),
    daysWithout: daysBetween(first.first, last.last) + 1 - buckets.reduce((sum, { days }) => sum + days, 0),
  }
}

/** A height, in centimetres, and when it was measured. */
export type Height = { at: Date; value: number }

/** The body mass index of a weight with the height of then: the last one before it, or of the same day. */
export function bodyMass(weight: number, at: Date, heights: readonly Height[]): number | null {
  const height = heights.find((one) => one.at <= at || dayOf(one.at) === dayOf(at))
  return height ? weight / (height.value / 100) ** 2 : null
}

/** A chart of weights as one of body mass indices; a weight before any height has none. `heights` are the latest first. */
export function asBodyMass(chart: Chart, heights: readonly Height[]): Chart {
  const points = chart.points.flatMap((point) => {
    const index = bodyMass(point.numbers[0] ?? 0, point.at, heights)
    return index === null ? [] : [{ ...point, numbers: [index] }]
  })
  const buckets = chart.buckets.flatMap((bucket) => {
    const of = (numbers: number[]) => numbers.flatMap((one) => bodyMass(one, bucket.last, heights) ?? [])
    const [average, least, most] = [of(bucket.average), of(bucket.least), of(bucket.most)]
    return average.length > 0 ? [{ ...bucket, average, least, most }] : []
  })
  const summary = points.length > 0 ? summaryOf(points) : summaryOfBuckets(buckets, chart.summary?.toConfirm ?? 0)
  return { ...chart, points, buckets, summary }
}

/** How many there are of these together, and from when to when. */
export function spanOf(parts: readonly { count: number; first: Date; last: Date }[]): { count: number; first: Date; last: Date } {
  const of = (pick: (...all: number[]) => number, instants: Date[]) =>
    new Date(instants.length > 0 ? pick(...instants.map(Number)) : 0)
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    first: of(
      Math.min,
      parts.map(({ first }) => first),
    ),
    last: of(
      Math.max,
      parts.map(({ last }) => last),
    ),
  }
}
