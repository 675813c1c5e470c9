import { describe, expect, it } from "vitest"
import { usualOf } from "@/lib/reference/usual-measures"
import { parseReading } from "../reading/rules"
import type { MeasureKind, Reading } from "../rules"
import { guessMeant as guess, isUnusual as unusual } from "./rules"

const isUnusual = (reading: Reading) => unusual(reading, usualOf(reading.kind))
const guessMeant = (reading: Reading, unit: string) => guess(reading, usualOf(reading.kind), unit, "fr")

const read = (kind: MeasureKind, text: string, unit?: string) => {
  const reading = parseReading(kind, text, unit, { mealMoment: "fasting" })
  if (!reading) throw new Error(`${text} is no ${kind}`)
  return reading
}

describe("A value that is far from what is usual", () => {
  it.each([
    ["weight", "380", "kg", "38\u00A0kg"],
    ["glucose", "12,0", "g/L", "12,0\u00A0mmol/L"],
    ["glucose", "118", "g/L", "118\u00A0mg/dL"],
    ["glucose", "1,18", "mmol/L", "1,18\u00A0g/L"],
    ["height", "1,70", "cm", "1,70\u00A0m"],
    ["height", "17", "cm", "170\u00A0cm"],
    ["blood_pressure", "12/8", "mm[Hg]", "120/80\u00A0mmHg"],
    ["blood_pressure", "12,8/7,6", "mm[Hg]", "128/76\u00A0mmHg"],
    ["temperature", "98,6", "Cel", "98,6\u00A0°F"],
    ["hba1c", "54", "%", "54\u00A0mmol/mol"],
    ["steps", "90000", "1/(24.h)", "9\u202F000"],
  ] as const)("is asked about, with what was probably meant: %s, %s %s", (kind, text, unit, meant) => {
    const reading = read(kind, text, unit)
    expect(isUnusual(reading)).toBe(true)
    const meantBy = guessMeant(reading, unit)
    expect(meantBy?.said).toBe(meant)
    expect(meantBy && isUnusual(meantBy.reading)).toBe(false)
  })

  it("keeps the moment of a glycaemia in what was meant", () => {
    expect(guessMeant(read("glucose", "118"), "g/L")?.reading).toEqual({
      kind: "glucose",
      value: 118,
      mealMoment: "fasting",
    })
  })

  it.each([
    ["weight", "250"],
    ["weight", "3,2"],
    ["glucose", "6,00"],
    ["glucose", "0,30"],
    ["blood_pressure", "240/150"],
    ["height", "230"],
    ["temperature", "43"],
    ["pain", "10"],
  ] as const)("begins beyond both ends and not on them: %s, %s", (kind, text) => {
    expect(isUnusual(read(kind, text))).toBe(false)
  })

  it.each([
    ["weight", "250,01"],
    ["glucose", "6,01"],
    ["glucose", "0,29"],
    ["blood_pressure", "241/150"],
    ["blood_pressure", "240/151"],
    ["temperature", "43,1"],
  ] as const)("is asked about just beyond them: %s, %s", (kind, text) => {
    expect(isUnusual(read(kind, text))).toBe(true)
  })
})
