import { describe, expect, it } from "vitest"
import { addMeasureShape } from "./schema"

const WEIGHT = {
  patientId: "018f4d3a-0000-7000-8000-000000000001",
  kind: "weight",
  unit: "kg",
  value: "72,4",
  measuredAt: "04/01/2026 08:12",
}

/** Which fields are faulty, and by which code. */
const faults = (over: Record<string, unknown>) =>
  addMeasureShape.safeParse({ ...WEIGHT, ...over }).error?.issues.map(({ path, message }) => [path[0], message]) ?? []

describe("A measure that a form says", () => {
  it("is what, how much and when", () => {
    const { patientId } = WEIGHT
    expect(addMeasureShape.parse(WEIGHT)).toEqual({
      patientId,
      reading: { kind: "weight", value: 72.4 },
      unit: "kg",
      said: undefined,
      measuredAt: new Date("2026-01-04T07:12:00Z"),
    })
  })

  it("is of now where no moment is given", () => {
    expect(addMeasureShape.parse({ ...WEIGHT, measuredAt: " " }).measuredAt).toBeNull()
  })

  it.each([
    [{ kind: "bmi" }, [["kind", "measures.kind_missing"]]],
    [{ value: " " }, [["value", "measures.value_missing"]]],
    [{ value: "128/76" }, [["value", "measures.value_wrong"]]],
    [{ kind: "blood_pressure", unit: "mm[Hg]" }, [["value", "measures.pressure_wrong"]]],
    [{ kind: "sleep", unit: "h", value: "longtemps" }, [["value", "measures.sleep_wrong"]]],
    [{ kind: "glucose", unit: "g/L", value: "1,18" }, [["mealMoment", "measures.meal_moment_missing"]]],
    [{ kind: "glucose", unit: "g/L", value: "1,18", mealMoment: "" }, [["mealMoment", "measures.meal_moment_missing"]]],
    [{ unit: "g/L" }, [["value", "measures.value_wrong"]]],
    [{ kind: "height", unit: "cm", value: "86", position: "sitting" }, [["value", "measures.value_wrong"]]],
    [{ measuredAt: "hier" }, [["measuredAt", "measures.moment_wrong"]]],
    [{ measuredAt: "04/01/2126 08:12" }, [["measuredAt", "measures.moment_in_future"]]],
    [
      { value: "lourd", measuredAt: "hier" },
      [
        ["value", "measures.value_wrong"],
        ["measuredAt", "measures.moment_wrong"],
      ],
    ],
  ])("is refused by its field: %j", (over, expected) => {
    expect(faults(over)).toEqual(expected)
  })

  it("says of a child's height whether the child lay or stood, or neither", () => {
    const height = { ...WEIGHT, kind: "height", unit: "cm", value: "86,5" }
    const reading = (position?: string) => addMeasureShape.parse({ ...height, position }).reading
    expect(reading("lying")).toEqual({ kind: "height", value: 86.5, position: "lying" })
    expect([reading(""), reading()]).toEqual(Array(2).fill({ kind: "height", value: 86.5 }))
  })

  it("holds nothing else", () => {
    expect(faults({ state: "confirmed" })).toHaveLength(1)
    expect(faults({ patientId: "jeanne" })).toHaveLength(1)
  })
})
