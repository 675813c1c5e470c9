import { describe, expect, it } from "vitest"
import { MEASURE_KINDS, MEASURES } from "@/drizzle/measure-vocabulary"
import { convert, digitsOf, symbolOf, toKept, unitFor, unitsOf } from "./rules"

describe("A measure in another unit", () => {
  it.each([
    [1.18, "g/L", "mg/dL", 118],
    [118, "mg/dL", "mmol/L", 6.5497],
    [7, "mmol/L", "mg/dL", 126.112],
    // The pairs that the table of both methods prints.
    [7, "%", "mmol/mol", 53],
    [42, "mmol/mol", "%", 5.99],
    [37, "Cel", "[degF]", 98.6],
    [32, "[degF]", "Cel", 0],
    [100, "[lb_av]", "kg", 45.359],
  ])("is the same: %d %s in %s", (amount, from, to, expected) => {
    expect(convert(amount, from, to)).toBeCloseTo(expected, 1)
  })

  it("comes back as it was written, ten thousand times, from every unit of every kind", () => {
    let tried = 0
    for (let round = 0; tried < 10_000; round++)
      for (const kind of MEASURE_KINDS)
        for (const from of unitsOf(kind)) {
          const digits = digitsOf(from).maximumFractionDigits
          const [least, most] = MEASURES[kind].possible[0]
          const random = convert(least + Math.random() * (most - least), MEASURES[kind].unit, from)
          const written = random.toFixed(digits)
          const kept = toKept(Number(written), kind, from)
          expect(convert(kept, MEASURES[kind].unit, from).toFixed(digits), `${written} ${from} of ${kind}, ${round}`).toBe(
            written,
          )
          tried++
        }
    expect(tried).toBeGreaterThanOrEqual(10_000)
  })

  it("has a symbol and its digits, and the one in which it is kept is always among those that convert", () => {
    for (const kind of MEASURE_KINDS)
      for (const one of [...unitsOf(kind), MEASURES[kind].unit]) {
        expect(symbolOf(one), kind).toBeTypeOf("string")
        expect(convert(convert(1, one, MEASURES[kind].unit), MEASURES[kind].unit, one)).toBeCloseTo(1, 9)
      }
  })

  it("is the one that somebody chose, and the first where the choice is none of its own", () => {
    expect(unitFor("glucose", {})).toBe("g/L")
    expect(unitFor("glucose", { glucose: "mmol/L" })).toBe("mmol/L")
    expect(unitFor("glucose", { glucose: "kg" })).toBe("g/L")
    expect(unitFor("bmi", {})).toBe("kg/m2")
  })
})
