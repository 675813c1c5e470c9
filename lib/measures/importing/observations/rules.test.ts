import { describe, expect, it } from "vitest"
import type { Node } from "@/lib/fhir/node"
import { MOST_LINES } from "../rules"
import { readObservations, resourcesIn } from "./rules"

const NOW = new Date("2026-11-30T12:00:00Z")
const UCUM = "http://unitsofmeasure.org"
const coded = (code: string, display = "") => ({ coding: [{ system: "http://loinc.org", code, display }] })
const quantity = (value: number, code: string) => ({ value, code, unit: code, system: UCUM })
const weight = (over: Node = {}): Node => ({
  resourceType: "Observation",
  status: "final",
  code: coded("29463-7", "Body weight"),
  effectiveDateTime: "2026-01-04T08:12:33+01:00",
  valueQuantity: quantity(72.4, "kg"),
  ...over,
})
const read = (...observations: Node[]) => readObservations(observations, NOW)
const component = (code: string, value: number, unit = "mm[Hg]") => ({ code: coded(code), valueQuantity: quantity(value, unit) })
const pressure = (...parts: Node[]) => weight({ code: coded("85354-9"), valueQuantity: undefined, component: parts })

describe("A bundle of observations", () => {
  it.each(["collection", "searchset", "document", "transaction"])("is read: %s", (type) => {
    const bundle = { resourceType: "Bundle", type, entry: [{ resource: { resourceType: "Patient" } }, { resource: weight() }] }
    expect(readObservations(resourcesIn(bundle), NOW).lines).toEqual([
      {
        ...{ line: 1, reading: { kind: "weight", value: 72.4, mealMoment: undefined }, unit: "kg", notes: [] },
        measuredAt: new Date("2026-01-04T07:12:00Z"),
      },
    ])
  })

  it("gives each kind by its code, in the unit that is kept, whichever it was said in", () => {
    const { lines, faults } = read(
      weight({ code: coded("2345-7"), valueQuantity: quantity(6.5, "mmol/L") }),
      weight({ valueQuantity: quantity(160, "[lb_av]") }),
      weight({ code: coded("8310-5"), valueQuantity: quantity(99, "[degF]") }),
      weight({ code: { coding: [...coded("59408-5").coding] }, valueQuantity: quantity(97, "%") }),
      weight({ code: coded("8302-2"), valueQuantity: quantity(1.7, "m") }),
      weight({ code: coded("41950-7"), valueQuantity: quantity(8432, "1/(24.h)") }),
      pressure(component("8480-6", 128), component("8462-4", 76)),
    )
    expect(faults).toEqual([])
    expect(lines.map(({ reading }) => reading)).toMatchObject([
      { kind: "glucose", value: 117.104, mealMoment: "other" },
      { kind: "weight", value: 72.575 },
      { kind: "temperature", value: 37.222 },
      { kind: "oxygen_saturation", value: 97 },
      { kind: "height", value: 170 },
      { kind: "steps", value: 8432 },
      { kind: "blood_pressure", systolic: 128, diastolic: 76 },
    ])
    expect(lines[0]?.notes).toEqual(["no_meal_moment"])
  })

  it.each<[string, Node, string]>([
    ["was entered in error", { status: "entered-in-error" }, "entered_in_error"],
    ["was cancelled", { status: "cancelled" }, "entered_in_error"],
    ["is not final", { status: "preliminary" }, "not_final"],
    ["is a body mass index", { code: coded("39156-5", "BMI") }, "derived"],
    ["is of no kind of ours", { code: coded("2093-3", "Cholesterol") }, "kind_unknown"],
    ["has a code of another system", { code: { coding: [{ system: "urn:x", code: "29463-7" }] } }, "kind_unknown"],
    ["has no value", { valueQuantity: undefined, dataAbsentReason: { text: "x" } }, "no_value"],
    ["has a bound and no value", { valueQuantity: { ...quantity(20, "kg"), comparator: "<" } }, "no_exact_value"],
    ["has no unit", { valueQuantity: { value: 72 } }, "unit_missing"],
    ["has the unit of something else", { valueQuantity: quantity(72, "mm[Hg]") }, "unit_unknown"],
    ["has a unit that is no UCUM", { valueQuantity: { ...quantity(72, "kg"), system: "urn:x" } }, "unit_unknown"],
    ["is of a year", { effectiveDateTime: "2026" }, "moment_of_a_year"],
    ["is of no day", { effectiveDateTime: "2026-02-29" }, "moment_of_no_day"],
    ["is of tomorrow", { effectiveDateTime: "2026-12-01T12:00:00Z" }, "moment_in_future"],
    ["is of no moment", { effectiveDateTime: undefined, effectiveTiming: { event: ["2026-01-04"] } }, "moment_missing"],
    ["has a value that is no number", { valueQuantity: { ...quantity(1, "kg"), value: "72" } }, "no_value"],
    ["has a value beyond any", { valueQuantity: quantity(1e300, "kg") }, "value_impossible"],
  ])("says what it leaves out and why, where one %s", (_, over, code) => {
    const { lines, faults } = read(weight(over), weight())
    expect(faults).toMatchObject([{ line: 1, code }])
    expect(lines).toMatchObject([{ line: 2 }])
  })

  it("takes a period at its beginning, and says so", () => {
    const period = { effectiveDateTime: undefined, effectivePeriod: { start: "2026-01-04", end: "2026-01-05" } }
    expect(read(weight(period)).lines).toMatchObject([
      { measuredAt: new Date("2026-01-03T23:00:00Z"), notes: ["no_time", "from_a_period"] },
    ])
  })

  it("takes no pressure with one of its numbers, or with the smaller one first", () => {
    expect(read(pressure(component("8480-6", 128))).faults).toMatchObject([{ code: "no_value" }])
    expect(read(pressure(component("8480-6", 76), component("8462-4", 128))).faults).toMatchObject([{ code: "value_impossible" }])
    expect(read(pressure(component("8480-6", 128), component("8462-4", 10, "kPa"))).faults).toMatchObject([
      { code: "unit_unknown" },
    ])
  })

  it("is refused where it is something else, holds none, or more than are taken", () => {
    for (const other of [null, { resourceType: "Patient" }, { resourceType: "Bundle", type: "message" }])
      expect(() => resourcesIn(other)).toThrow("not_fhir")
    expect(() => read()).toThrow("no_observations")
    expect(() => read(...Array.from({ length: MOST_LINES + 1 }, () => weight()))).toThrow("too_many_lines")
  })
})
