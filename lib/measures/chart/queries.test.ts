import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { addMeasure } from "../commands"
import type { Reading } from "../rules"
import { layMeasures } from "../testing"
import { readChart } from "./queries"
import { MOST_POINTS, pointsOf, summaryOf } from "./rules"
import type { ChartFilters } from "./schema"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const add = (reading: Reading, daysAgo: number) =>
  withAccess(jeanne, patientId, ["add:measures"], (access) =>
    addMeasure(access, { reading, measuredAt: new Date(Date.now() - daysAgo * 86_400_000) }),
  )
const chart = (kind: Parameters<typeof readChart>[1], filters: ChartFilters = {}, actor = jeanne) =>
  withAccess(actor, patientId, ["view:measures"], (access) => readChart(access, kind, filters))

describe("A chart", () => {
  it("shows the points of one kind in its period, the latest first, and of no other", async () => {
    for (const daysAgo of [1, 20, 40, 400]) await add({ kind: "weight", value: 70 + daysAgo / 100 }, daysAgo)
    await add({ kind: "heart_rate", value: 72 }, 1)
    const counted = async (period: ChartFilters["period"]) => (await chart("weight", { period })).points.length
    expect([await counted("month"), await counted("quarter"), await counted("year"), await counted("all")]).toEqual([2, 3, 3, 4])
    const { points, summary } = await chart("weight", { period: "all" })
    expect(points.map(({ numbers }) => numbers[0])).toEqual([70.01, 70.2, 70.4, 74])
    expect(summary).toMatchObject({ count: 4, least: [70.01], most: [74] })
  })

  it("begins with the first day of its period, by the clock of Paris", async () => {
    await add({ kind: "weight", value: 70 }, 1)
    await add({ kind: "weight", value: 80 }, 2)
    await asSuperuser(
      (
        sql,
      ) => sql`update measures m set measured_at = day at time zone 'Europe/Paris' - make_interval(secs => case value when 80 then 1 else 0 end)
        from (select (now() at time zone 'Europe/Paris')::date - interval '1 month' as day) first where m.patient_id = ${patientId}`,
    )
    expect((await chart("weight", { period: "month" })).points.map(({ numbers }) => numbers)).toEqual([[70]])
  })

  it("shows glycaemias of one moment, and counts those of each", async () => {
    await add({ kind: "glucose", value: 118, mealMoment: "fasting" }, 1)
    await add({ kind: "glucose", value: 121, mealMoment: "fasting" }, 2)
    await add({ kind: "glucose", value: 162, mealMoment: "after_meal" }, 2)
    const { points, moments } = await chart("glucose", { moment: "fasting" })
    expect(points.map(({ numbers }) => numbers)).toEqual([[118], [121]])
    expect(moments.toSorted((a, b) => b.count - a.count)).toEqual([
      { moment: "fasting", count: 2 },
      { moment: "after_meal", count: 1 },
    ])
  })

  it("of the body mass index is worked out from weight and height, and nothing of it is kept", async () => {
    await add({ kind: "weight", value: 72.25 }, 1)
    await add({ kind: "height", value: 170 }, 2)
    const { points } = await chart("bmi")
    expect(points.map(({ numbers }) => numbers)).toEqual([[expect.closeTo(25, 5)]])
    const rows = await asSuperuser((sql) => sql`select code from measures where patient_id = ${patientId} order by code`)
    expect(rows.map(({ code }) => code)).toEqual(["29463-7", "8302-2"])
  })

  it("is a caregiver's who was given it, and tells nothing of what was kept from her", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures"], documentGroups: [] })
    await add({ kind: "weight", value: 72 }, 1)
    await add({ kind: "weight", value: 71 }, 2)
    await asSuperuser(
      (sql) => sql`insert into item_exclusions (patient_id, section, item_id, account_id)
        select patient_id, 'measures', id, ${claire.accountId} from measures where patient_id = ${patientId} and value = 71`,
    )
    const { points, summary } = await chart("weight", {}, claire)
    expect(points).toHaveLength(1)
    expect(summary).toMatchObject({ count: 1, least: [72] })
    const traces = await asSuperuser(
      (sql) => sql`select cardinality(resource_ids) as ids from audit_events
        where patient_id = ${patientId} and actor_account_id = ${claire.accountId} and action = 'measure.listed'`,
    )
    expect(traces).toEqual([{ ids: 1 }])
  })
})

describe("Many points", () => {
  it("are shown one by one up to the most, and put together from one more on", async () => {
    await layMeasures(jeanne, patientId, { kind: "weight", count: MOST_POINTS, days: 300 })
    expect((await chart("weight", { period: "all" })).points).toHaveLength(MOST_POINTS)
    await add({ kind: "weight", value: 72 }, 0.01)
    const { points, buckets } = await chart("weight", { period: "all" })
    expect(points).toEqual([])
    expect(buckets.length).toBeGreaterThan(30)
  })

  it.each(["weight", "blood_pressure"] as const)("put together say the same as one by one: %s", async (kind) => {
    await layMeasures(jeanne, patientId, { kind, count: 1_000, days: 900 })
    const { buckets, step, summary } = await chart(kind, { period: "all" })
    expect(step).toBe("month")
    expect(buckets.length).toBeLessThanOrEqual(62)
    expect(buckets.map(({ day }) => day)).toEqual(buckets.map(({ day }) => day).toSorted())
    const rows = await asSuperuser<{ at: Date; one: number; two: number | null }[]>(
      (sql) => sql`select measured_at as at, coalesce(value, systolic)::float8 as one, diastolic::float8 as two
        from measures where patient_id = ${patientId} order by measured_at desc`,
    )
    const reading = (row: (typeof rows)[number]): Reading =>
      kind === "weight" ? { kind, value: row.one } : { kind, systolic: row.one, diastolic: row.two ?? 0 }
    const lines = rows.map((row) => ({ measuredAt: new Date(row.at), reading: reading(row), state: "confirmed" as const }))
    const whole = summaryOf(pointsOf(lines as never))
    expect(summary).toMatchObject({ count: 1_000, least: whole?.least, most: whole?.most, daysWithout: whole?.daysWithout })
    for (const [place, one] of (whole?.average ?? []).entries()) expect(summary?.average[place]).toBeCloseTo(one, 6)
  })
})
