import { describe, expect, it } from "vitest"
import type { MeasureLine } from "../rules"
import { asBodyMass, bodyMass, type Chart, dayOf, periodOf, pointsOf, stepFor, summaryOf, summaryOfBuckets } from "./rules"

const day = (date: string) => new Date(`${date}T08:00:00Z`)
const line = (date: string, value: number, over: Partial<MeasureLine> = {}): MeasureLine => ({
  id: date,
  reading: { kind: "weight", value },
  measuredAt: day(date),
  author: { kind: "patient", name: "Jeanne Lefèvre", relation: null, profession: null, isYou: true },
  state: "confirmed",
  unusualConfirmed: false,
  answeredBy: null,
  ...over,
})

describe("What is said of several measures", () => {
  it("is how many, from when to when, from how much to how much, the average and the days without", () => {
    const lines = [line("2026-11-05", 72), line("2026-11-03", 74, { state: "proposed" }), line("2026-11-01", 73)]
    expect(summaryOf(pointsOf(lines))).toEqual({
      ...{ count: 3, toConfirm: 1, first: day("2026-11-01"), last: day("2026-11-05") },
      ...{ least: [72], most: [74], average: [73], daysWithout: 2 },
    })
  })

  it("is nothing where there is none, and has no gap on one day", () => {
    expect(summaryOf([])).toBeNull()
    expect(summaryOfBuckets([], 0)).toBeNull()
    expect(summaryOf(pointsOf([line("2026-11-05", 72)]))?.daysWithout).toBe(0)
  })

  it("counts the days of Paris: half past midnight there is the next one", () => {
    expect(dayOf(new Date("2026-11-05T23:30:00Z"))).toBe("2026-11-06")
  })

  it("is of both numbers of a pressure", () => {
    const pressure = (date: string, systolic: number, diastolic: number) =>
      line(date, 0, { reading: { kind: "blood_pressure", systolic, diastolic } })
    const said = summaryOf(pointsOf([pressure("2026-11-05", 130, 80), pressure("2026-11-04", 120, 84)]))
    expect(said).toMatchObject({ least: [120, 80], most: [130, 84], average: [125, 82] })
  })
})

describe("How far back somebody looks who chose nothing", () => {
  it.each([
    [["2026-11-28", "2026-11-27", "2026-11-26"], "month"],
    [["2026-11-28", "2026-11-27", "2026-10-15"], "quarter"],
    [["2026-11-28", "2026-08-10", "2026-05-10"], "year"],
    [["2026-11-28", "2024-08-10", "2023-05-10"], "all"],
    [[], "month"],
  ])("is as short as shows the latest three: %j", (latest, period) => {
    expect(periodOf(latest.map(day), day("2026-11-30"))).toBe(period)
  })
})

describe("What is put together", () => {
  it.each([
    ["2026-09-29", "day"],
    ["2026-09-28", "week"],
    ["2025-09-22", "week"],
    ["2025-09-21", "month"],
    ["2021-01-01", "year"],
  ])("has two months' worth of places at most, since %s by %s", (first, step) => {
    expect(stepFor(day(first), day("2026-11-30"))).toBe(step)
  })
})

describe("A body mass index", () => {
  const heights = [
    { at: day("2026-06-01"), value: 170 },
    { at: day("2026-01-01"), value: 165 },
  ]

  it("is worked out with the height of then, and is none before any", () => {
    expect(bodyMass(72.25, day("2026-11-01"), heights)).toBeCloseTo(25, 5)
    expect(bodyMass(72.25, day("2026-03-01"), heights)).toBeCloseTo(26.54, 2)
    expect(bodyMass(72.25, day("2025-12-31"), heights)).toBeNull()
  })

  it("takes a height that was measured later the same day", () => {
    expect(bodyMass(72.25, new Date("2026-06-01T06:00:00Z"), [{ at: day("2026-06-01"), value: 170 }])).toBeCloseTo(25, 5)
  })

  it("leaves out weights without a height, in the sentence too", () => {
    const points = pointsOf([line("2026-11-01", 72.25), line("2025-11-01", 72.25)])
    const chart: Chart = {
      period: "all",
      moment: null,
      moments: [],
      points,
      buckets: [],
      step: "day",
      summary: summaryOf(points),
    }
    const index = asBodyMass(chart, heights)
    expect(index.points).toHaveLength(1)
    expect(index.summary).toMatchObject({ count: 1, least: [expect.closeTo(25, 5)] })
  })
})
