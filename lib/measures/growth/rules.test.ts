import { describe, expect, it } from "vitest"
import type { MeasureLine, Reading } from "../rules"
import { breaks, type Child, type CurveLine, drawable, GROWTH_KINDS, growthPoints, runsOf, shownCurves } from "./rules"

const child: Child = { birthDate: "2022-04-03", sex: "male", today: "2026-11-30" }
let nth = 0
const line = (day: string, reading: Reading): MeasureLine => ({
  id: `line-${nth++}`,
  reading,
  measuredAt: new Date(`${day}T10:00:00Z`),
  state: "confirmed",
  unusualConfirmed: false,
  answeredBy: null,
  author: { kind: "caregiver", name: "Amina Diallo", relation: "mother", profession: null, isYou: true },
})
const height = (day: string, value: number, position?: "lying" | "standing") =>
  line(day, { kind: "height", value, ...(position ? { position } : {}) })
const weight = (day: string, value: number) => line(day, { kind: "weight", value })
/** The values of each curve of heights, the latest line first as a list has them. */
const curves = (...lines: MeasureLine[]) =>
  runsOf("height", drawable(growthPoints("height", lines.toReversed(), child))).map((run) => run.map(({ value }) => value))

describe("The curve of a child's height", () => {
  it("is two at two years: no line goes from a child who lies to one who stands", () => {
    const ages = ["2022-04-03", "2024-04-02", "2024-04-03", "2025-04-03"] as const
    expect(curves(...ages.map((day, at) => height(day, 50 + at)))).toEqual([
      [50, 51],
      [52, 53],
    ])
  })

  it("is another where somebody says that the child stood or lay, on either side of two years", () => {
    expect(curves(height("2023-10-03", 80), height("2023-12-03", 81, "standing"), height("2024-02-03", 83))).toEqual([
      [80],
      [81],
      [83],
    ])
    expect(curves(height("2023-10-03", 80), height("2023-12-03", 81, "lying"))).toEqual([[80, 81]])
    expect(curves(height("2024-03-03", 85, "lying"), height("2024-05-03", 86, "lying"))).toEqual([[85], [86]])
  })

  it("is one of what lying does not change: the weight and the head", () => {
    const weights = drawable(growthPoints("weight", [weight("2025-04-03", 14), weight("2023-04-03", 10)], child))
    expect(runsOf("weight", weights)).toHaveLength(1)
    expect(GROWTH_KINDS.filter(breaks)).toEqual(["height", "bmi"])
  })

  it("draws nothing before birth, nor by age where the day of birth is not known, and lists both", () => {
    const early = growthPoints("height", [height("2022-04-02", 50)], child)
    expect([early.length, drawable(early).length]).toEqual([1, 0])
    const unknown = growthPoints("height", [height("2023-04-02", 75)], { ...child, birthDate: "2022-04" })
    expect([unknown.length, drawable(unknown).length]).toEqual([1, 0])
  })
})

describe("A child's body mass index", () => {
  const indices = (...lines: MeasureLine[]) =>
    growthPoints("bmi", lines, child).map(({ value, position }) => [Math.round(value * 10) / 10, position])
  it("is of a weight and a height of the same day, whichever was written first", () => {
    expect(indices(height("2025-04-03", 100, "standing"), weight("2025-04-03", 16))).toEqual([[16, "standing"]])
    expect(indices(weight("2025-04-03", 16), height("2025-04-03", 100))).toEqual([[16, null]])
  })
  it("counts a height for thirty-one days and no longer: a child grows", () => {
    expect(indices(weight("2025-05-04", 16), height("2025-04-03", 100))).toHaveLength(1)
    expect(indices(weight("2025-05-05", 16), height("2025-04-03", 100))).toEqual([])
  })
  it("is of no weight that came before any height", () => {
    expect(indices(height("2025-04-03", 100), weight("2025-04-02", 16))).toEqual([])
  })
})

describe("A reference curve", () => {
  const points = [0, 12, 24, 36].map((age) => ({ age, value: 50 + age }))
  const ages = (kind: "height" | "weight", position: CurveLine["position"]) =>
    shownCurves(kind, [{ percentile: 50, position, points }]).map((one) => one.points.map(({ age }) => age))
  it.each([
    ["height", "lying", [[0, 12, 24]]],
    ["height", "standing", [[24, 36]]],
    [
      "height",
      "any",
      [
        [0, 12],
        [24, 36],
      ],
    ],
    ["weight", "any", [[0, 12, 24, 36]]],
  ] as const)("of a child's %s, %s, ends and begins at two years where lying and standing differ", (kind, position, expected) => {
    expect(ages(kind, position)).toEqual(expected)
  })
  it("is absent on the side for which it has no point", () => {
    expect(shownCurves("height", [{ percentile: 50, position: "lying", points: [{ age: 30, value: 90 }] }])).toEqual([])
  })
})
