import "server-only"
import { and, desc, eq, type SQL, sql } from "drizzle-orm"
import { MEASURE_CODES, type MealMoment, type MeasureKind, type ShownKind } from "@/drizzle/measure-vocabulary"
import { measures } from "@/drizzle/schema/measures"
import type { PatientAccess } from "@/lib/access/require-access"
import { COLUMNS, lineOf, stands, visible } from "../queries"
import {
  asBodyMass,
  type Bucket,
  type Chart,
  type Height,
  MONTHS,
  MOST_POINTS,
  type Period,
  periodOf,
  pointsOf,
  type Step,
  stepFor,
  summaryOf,
  summaryOfBuckets,
} from "./rules"
import type { ChartFilters } from "./schema"

type Viewing = PatientAccess<"view:measures">

/** The points of one kind in a period, one by one; put together by the database where there are more than can be looked at. */
export async function readChart(access: Viewing, kind: ShownKind, filters: ChartFilters): Promise<Chart> {
  const kept = kind === "bmi" ? "weight" : kind
  const chart = await chartOf(access, kept, filters)
  return kind === "bmi" ? asBodyMass(chart, await listHeights(access)) : chart
}

async function chartOf(access: Viewing, kind: MeasureKind, filters: ChartFilters): Promise<Chart> {
  const { tx, patientId, scope } = access
  const ofKind = and(visible(patientId, scope), stands, eq(measures.code, MEASURE_CODES[kind]))
  const period = filters.period ?? periodOf(await latestOf(access, ofKind), new Date())
  const within = and(ofKind, since(period))
  const moment = (kind === "glucose" && filters.moment) || null
  const shown = and(within, moment ? eq(measures.mealMoment, moment) : undefined)
  const moments = kind === "glucose" ? await countMoments(access, within) : []
  const rest = { period, moment, moments }
  if (await hasMany(access, shown)) {
    access.trace({ action: "measure.listed", permission: "view:measures" })
    return { ...rest, points: [], ...(await together(access, shown)) }
  }
  const rows = await tx.select(COLUMNS).from(measures).where(shown).orderBy(desc(measures.measuredAt), desc(measures.id))
  access.trace({ action: "measure.listed", permission: "view:measures", resourceIds: rows.map(({ id }) => id) })
  const points = pointsOf(rows.map((row) => lineOf(row, scope.actorAccountId)))
  return { ...rest, points, buckets: [], step: "day", summary: summaryOf(points) }
}

/** Whether there are more than are drawn one by one: the index is followed that far and no row is brought along. */
async function hasMany({ tx }: Viewing, shown: SQL | undefined): Promise<boolean> {
  const beyond = await tx
    .select({ at: measures.measuredAt })
    .from(measures)
    .where(shown)
    .orderBy(desc(measures.measuredAt), desc(measures.id))
    .offset(MOST_POINTS)
    .limit(1)
  return beyond.length > 0
}

function since(period: Period): SQL | undefined {
  const months = MONTHS[period]
  return months === null ? undefined : sql`${measures.measuredAt} > now() - make_interval(months => ${months})`
}

async function latestOf({ tx }: Viewing, ofKind: SQL | undefined): Promise<Date[]> {
  const rows = await tx
    .select({ at: measures.measuredAt })
    .from(measures)
    .where(ofKind)
    .orderBy(desc(measures.measuredAt))
    .limit(3)
  return rows.map(({ at }) => at)
}

async function countMoments({ tx }: Viewing, within: SQL | undefined) {
  const rows = await tx
    .select({ moment: measures.mealMoment, count: sql<number>`count(*)::int` })
    .from(measures)
    .where(within)
    .groupBy(measures.mealMoment)
  return rows.flatMap(({ moment, count }) => (moment ? [{ moment: moment as MealMoment, count }] : []))
}

async function together({ tx }: Viewing, shown: SQL | undefined) {
  const ends = { first: sql<string>`min(${measures.measuredAt})`, last: sql<string>`max(${measures.measuredAt})` }
  const [span] = await tx.select(ends).from(measures).where(shown)
  const step = stepFor(new Date(span?.first ?? 0), new Date(span?.last ?? 0))
  // The clock of the transaction is that of Paris for one statement: a zone that is named for each measure is looked up for each,
  // which took a third of the statement for ten thousand. Sent together, answered in order.
  const [, rows] = await Promise.all([
    tx.execute(sql`set local time zone 'Europe/Paris'`),
    tx.execute<BucketRow>(bucketStatement(tx, shown, step)),
    tx.execute(sql`set local time zone default`),
  ])
  const buckets = rows.map(bucketOf)
  const toConfirm = rows.reduce((sum, row) => sum + row.proposed, 0)
  return { buckets, step, summary: summaryOfBuckets(buckets, toConfirm) }
}

type BucketRow = {
  day: string
  first: string
  last: string
  count: number
  days: number
  proposed: number
  average: number
  least: number
  most: number
  diastolic: number | null
  least_diastolic: number | null
  most_diastolic: number | null
}

/** By day first, by the clock of the transaction, so that days with a measure are counted without sorting; then by the step. */
function bucketStatement(tx: Viewing["tx"], shown: SQL | undefined, step: Step) {
  const seen = tx
    .select({
      day: sql`${measures.measuredAt}::date`.as("day"),
      at: sql`${measures.measuredAt}`.as("at"),
      one: sql`coalesce(${measures.value}, ${measures.systolic})`.as("one"),
      two: sql`${measures.diastolic}`.as("two"),
      waits: sql`(${measures.state} = 'proposed')::int`.as("waits"),
    })
    .from(measures)
    .where(shown)
  return sql`select date_trunc(${step}, day)::date::text as day, min(first)::text as first, max(last)::text as last,
      sum(n)::int as count, count(*)::int as days, sum(waits)::int as proposed,
      (sum(one) / sum(n))::float8 as average, min(least)::float8 as least, max(most)::float8 as most,
      (sum(two) / sum(n))::float8 as diastolic, min(least_two)::float8 as least_diastolic, max(most_two)::float8 as most_diastolic
    from (select day, count(*) as n, min(at) as first, max(at) as last, sum(waits) as waits,
        sum(one) as one, min(one) as least, max(one) as most, sum(two) as two, min(two) as least_two, max(two) as most_two
      from ${seen} seen group by day) by_day
    group by 1 order by 1`
}

function bucketOf(row: BucketRow): Bucket {
  const both = (one: number, two: number | null) => (two === null ? [one] : [one, two])
  const { day, count, days } = row
  return {
    ...{ day, count, days },
    first: new Date(row.first),
    last: new Date(row.last),
    average: both(row.average, row.diastolic),
    least: both(row.least, row.least_diastolic),
    most: both(row.most, row.most_diastolic),
  }
}

/** The heights that may be seen, the latest first. */
async function listHeights({ tx, patientId, scope }: Viewing): Promise<Height[]> {
  const rows = await tx
    .select({ at: measures.measuredAt, value: measures.value })
    .from(measures)
    .where(and(visible(patientId, scope), stands, eq(measures.code, MEASURE_CODES.height)))
    .orderBy(desc(measures.measuredAt))
    .limit(500)
  return rows.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]))
}
