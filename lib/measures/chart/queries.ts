import "server-only"
import { and, desc, eq, gte, type SQL, sql } from "drizzle-orm"
import { MEASURE_CODES, type MealMoment, type MeasureKind, type ShownKind } from "@/drizzle/measure-vocabulary"
import { measureDays } from "@/drizzle/schema/measure-days"
import { measures } from "@/drizzle/schema/measures"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
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
  spanOf,
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
  const days = and(daysOf(patientId, scope, kind), gte(measureDays.day, firstDay(period)))
  const moment = (kind === "glucose" && filters.moment) || null
  const counted = await countMoments(access, days)
  const rest = {
    period,
    moment,
    moments: counted.flatMap((one) => (one.moment ? [{ moment: one.moment, count: one.count }] : [])),
  }
  const span = spanOf(counted.filter((one) => moment === null || one.moment === moment))
  if (span.count > MOST_POINTS) {
    access.trace({ action: "measure.listed", permission: "view:measures" })
    return {
      ...rest,
      points: [],
      ...(await together(access, and(days, ofMoment(measureDays, moment)), stepFor(span.first, span.last))),
    }
  }
  const shown = and(
    ofKind,
    gte(measures.measuredAt, sql`${firstDay(period)} at time zone 'Europe/Paris'`),
    ofMoment(measures, moment),
  )
  const rows = await tx.select(COLUMNS).from(measures).where(shown).orderBy(desc(measures.measuredAt), desc(measures.id))
  access.trace({ action: "measure.listed", permission: "view:measures", resourceIds: rows.map(({ id }) => id) })
  const points = pointsOf(rows.map((row) => lineOf(row, scope.actorAccountId)))
  return { ...rest, points, buckets: [], step: "day", summary: summaryOf(points) }
}

/** What may be seen of the days of one kind: the predicate of the measures themselves, over what is judged alike in a day. */
const daysOf = (patientId: string, scope: Scope, kind: MeasureKind) =>
  and(eq(measureDays.patientId, patientId), eq(measureDays.code, MEASURE_CODES[kind]), itemsWithin(measureDays, scope))

/** The first day in Paris of a period, as SQL. */
function firstDay(period: Period): SQL {
  const months = MONTHS[period]
  return months === null
    ? sql`'-infinity'::timestamp`
    : sql`((now() at time zone 'Europe/Paris')::date - make_interval(months => ${months}))`
}

const ofMoment = ({ mealMoment }: Pick<typeof measures | typeof measureDays, "mealMoment">, moment: MealMoment | null) =>
  moment ? eq(mealMoment, moment) : undefined

async function latestOf({ tx }: Viewing, ofKind: SQL | undefined): Promise<Date[]> {
  const rows = await tx
    .select({ at: measures.measuredAt })
    .from(measures)
    .where(ofKind)
    .orderBy(desc(measures.measuredAt))
    .limit(3)
  return rows.map(({ at }) => at)
}

type Counted = { moment: MealMoment | null; count: number; first: Date; last: Date }

/** How many there are at each moment of the day's meals, of a kind that has moments, and from when to when. */
async function countMoments({ tx }: Viewing, days: SQL | undefined): Promise<Counted[]> {
  return tx
    .select({
      moment: sql<MealMoment | null>`${measureDays.mealMoment}`,
      count: sql<number>`sum(${measureDays.count})::int`,
      first: sql`min(${measureDays.firstAt})`.mapWith(measureDays.firstAt),
      last: sql`max(${measureDays.lastAt})`.mapWith(measureDays.lastAt),
    })
    .from(measureDays)
    .where(days)
    .groupBy(measureDays.mealMoment)
}

async function together({ tx }: Viewing, days: SQL | undefined, step: Step) {
  const rows = await tx.execute<BucketRow>(bucketStatement(tx, days, step))
  const buckets = rows.map(bucketOf)
  const toConfirm = rows.reduce((sum, row) => sum + row.waits, 0)
  return { buckets, step, summary: summaryOfBuckets(buckets, toConfirm) }
}

type BucketRow = {
  day: string
  first: string
  last: string
  count: number
  days: number
  waits: number
  average: number
  least: number
  most: number
  diastolic: number | null
  least_diastolic: number | null
  most_diastolic: number | null
}

/** A day may have several rows: what is judged in several ways, or was taken at several moments. */
function bucketStatement(tx: Viewing["tx"], days: SQL | undefined, step: Step) {
  const seen = tx.select().from(measureDays).where(days)
  return sql`select date_trunc(${step}, day)::date::text as day, min(first_at)::text as first, max(last_at)::text as last,
      sum(count)::int as count, count(distinct day)::int as days, sum(waits)::int as waits,
      sum(sum) / sum(count) as average, min(least) as least, max(most) as most,
      sum(sum_diastolic) / sum(count) as diastolic, min(least_diastolic) as least_diastolic, max(most_diastolic) as most_diastolic
    from ${seen} seen group by 1 order by 1`
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
