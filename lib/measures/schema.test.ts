import { describe, expect, it } from "vitest"
import { addMeasureSchema, chooseUnitSchema } from "./schema"

const patientId = "018f4d3a-0000-7000-8000-000000000001"
const WEIGHT = { patientId, kind: "weight", unit: "kg", value: "380", measuredAt: "" }
const faults = (over: Record<string, unknown>) =>
  addMeasureSchema.safeParse({ ...WEIGHT, ...over }).error?.issues.map(({ path, message }) => [path[0], message]) ?? []

describe("A value that is unusual", () => {
  it.each([
    [{}],
    [{ kind: "glucose", unit: "g/L", value: "12,0", mealMoment: "fasting" }],
    [{ kind: "height", unit: "cm", value: "1,70" }],
    [{ kind: "blood_pressure", unit: "mm[Hg]", value: "12/8" }],
  ])("is asked about and not taken yet: %j", (over) => {
    expect(faults(over)).toEqual([["unusual", "measures.unusual"]])
  })

  it("is taken as it is once the person said so, and that is known of it", () => {
    const taken = addMeasureSchema.parse({ ...WEIGHT, asked: "380", unusual: "yes" })
    expect(taken).toMatchObject({ reading: { kind: "weight", value: 380 }, unusualConfirmed: true })
  })

  it("is taken as what was meant where the person said that, and is not unusual then", () => {
    const height = { ...WEIGHT, kind: "height", unit: "cm", value: "1,70", asked: "1,70", unusual: "other" }
    expect(addMeasureSchema.parse(height)).toMatchObject({ reading: { value: 170 }, unusualConfirmed: false })
  })

  it("is asked about again where another one was written since", () => {
    expect(faults({ value: "390", asked: "380", unusual: "yes" })).toEqual([["unusual", "measures.unusual"]])
  })

  it("is asked about no more once a usual one stands there", () => {
    const corrected = addMeasureSchema.parse({ ...WEIGHT, value: "38", asked: "380", unusual: "yes" })
    expect(corrected).toMatchObject({ reading: { value: 38 }, unusualConfirmed: false })
  })
})

describe("When it was measured", () => {
  it.each([
    ["29/02/2024 08:00", "2024-02-29T07:00:00.000Z"],
    ["04/01/2026 08:12", "2026-01-04T07:12:00.000Z"],
  ])("is a moment that was: %s", (measuredAt, instant) => {
    expect(addMeasureSchema.parse({ ...WEIGHT, value: "72", measuredAt }).measuredAt?.toISOString()).toBe(instant)
  })

  it.each([
    ["29/02/2023 08:00", "measures.moment_wrong"],
    ["2024", "measures.moment_wrong"],
    ["02/2024", "measures.moment_wrong"],
    ["04/01/2126 08:00", "measures.moment_in_future"],
  ])("is said to be wrong where there is no such moment, or not yet: %s", (measuredAt, fault) => {
    expect(faults({ value: "72", measuredAt })).toEqual([["measuredAt", fault]])
  })
})

describe("A unit", () => {
  it("is one of the kind's, where there is a choice", () => {
    const chosen = (kind: string, unit: string) => chooseUnitSchema.safeParse({ patientId, kind, unit }).success
    expect(chosen("glucose", "mmol/L")).toBe(true)
    expect(chosen("glucose", "kg")).toBe(false)
    expect(chosen("waist", "cm")).toBe(false)
  })
})
