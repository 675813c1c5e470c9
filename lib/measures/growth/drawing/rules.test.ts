import { describe, expect, it } from "vitest"
import { drawGrowth, type Growth, spanOf } from "./rules"

const writing = { unit: "cm", value: String, age: { months: "Âge en mois", years: "Âge en années" } }
const at = (...ages: number[]) => ages.map((age) => ({ age, value: 50 + age }))
const draw = (over: Partial<Growth>) =>
  drawGrowth({ runs: [at(1, 10)], reference: [], breakAt: null, ...over }, writing, { width: 600, height: 340 })
/** Where a path goes, from left to right. */
const xs = (path: string) => [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x))

describe("The axis of ages", () => {
  it.each([
    [[0.5], [0, 12]],
    [
      [0, 12],
      [0, 12],
    ],
    [
      [3, 12.1],
      [0, 24],
    ],
    [
      [50, 54],
      [48, 60],
    ],
    [[24], [24, 36]],
  ])("goes from whole year to whole year around what was measured: %j", (ages, expected) => {
    expect(spanOf(ages)).toEqual(expected)
  })
  it("is in months for the first two years, in years beyond, and says which", () => {
    const texts = (...ages: number[]) => draw({ runs: [at(...ages)] }).labels.map(({ text }) => text)
    expect(texts(1, 20)).toEqual(expect.arrayContaining(["6", "18", "24", "Âge en mois"]))
    expect(texts(49, 50)).toEqual(expect.arrayContaining(["4", "5", "Âge en années"]))
  })
})

describe("A chart of growth", () => {
  it("shows its points without any reference", () => {
    const { reference, curves, marks } = draw({})
    expect(reference).toEqual([])
    expect(xs(curves)).toHaveLength(2)
    expect(marks.match(/M/g)).toHaveLength(2)
  })

  it("lifts the pen between two curves", () => {
    expect(draw({ runs: [at(10, 20), at(25, 30)] }).curves.match(/M/g)).toHaveLength(2)
  })

  it("draws a reference no further than its points, and no further than the child's years", () => {
    const [child, beyond] = [draw({}), draw({ reference: [{ percentile: 50, points: at(2, 4, 30) }] })]
    const [own, curve] = [xs(child.curves), xs(beyond.reference[0]?.path ?? "")]
    expect(curve).toHaveLength(2)
    expect(Math.min(...curve)).toBeGreaterThan(own[0] ?? 0)
    expect(Math.max(...curve)).toBeLessThan(own[1] ?? 0)
    expect(draw({ reference: [{ percentile: 50, points: at(30, 40) }] }).reference).toEqual([])
  })

  it("names each percentile once, where its last curve ends", () => {
    const reference = [3, 50].flatMap((percentile) => [
      { percentile, points: at(0, 1, 23) },
      { percentile, points: at(24, 30) },
    ])
    const { labels } = draw({ runs: [at(1, 30)], reference })
    expect(labels.filter(({ anchor }) => anchor === "start").map(({ text }) => text)).toEqual(["3", "50"])
  })

  it("keeps those names apart where the curves lie close together", () => {
    const reference = [3, 50, 97].map((percentile) => ({ percentile, points: [{ age: 2, value: 52 + percentile / 1_000 }] }))
    const ys = draw({ reference })
      .labels.filter(({ anchor }) => anchor === "start")
      .map(({ y }) => y)
    expect(ys.map((y, at) => (ys[at - 1] ?? y + 15) - y).every((gap) => gap >= 15)).toBe(true)
  })

  it("tells lying from standing by a line at two years where the axis passes it, and there alone", () => {
    expect(draw({ runs: [at(20, 30)], breakAt: 24 }).breakLine).not.toBeNull()
    expect(draw({ runs: [at(20, 30)] }).breakLine).toBeNull()
    expect(draw({ runs: [at(3, 20)], breakAt: 24 }).breakLine).toBeNull()
    expect(draw({ runs: [at(30, 50)], breakAt: 24 }).breakLine).toBeNull()
  })
})
