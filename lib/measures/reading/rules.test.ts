import { describe, expect, it } from "vitest"
import { parseReading } from "./rules"

describe("A weight", () => {
  it.each([
    ["72,4", 72.4],
    ["72.4", 72.4],
    [" 72,45 kg ", 72.45],
    ["3,2 kilos", 3.2],
    ["0,2", 0.2],
    ["380", 380],
    ["2000", 2000],
  ])("is read as people write it: %s", (text, value) => {
    expect(parseReading("weight", text)).toEqual({ kind: "weight", value })
  })

  it.each(["", "lourd", "72,4,1", "72,456", "-72", "0", "0,19", "2000,01", "1e2", "128/76", "72 livres", "٧٢", "72 g/L"])(
    "is not made of anything else: %s",
    (text) => {
      expect(parseReading("weight", text)).toBeNull()
    },
  )

  it("is read in pounds where that is the unit, or where they stand behind the number", () => {
    expect(parseReading("weight", "159,6", "[lb_av]")).toEqual({ kind: "weight", value: 72.393 })
    expect(parseReading("weight", "159,6 lbs")).toEqual({ kind: "weight", value: 72.393 })
    expect(parseReading("weight", "72 kg", "[lb_av]")).toEqual({ kind: "weight", value: 72 })
  })
})

describe("A blood pressure", () => {
  const none = { arm: null, position: null }
  it.each(["128/76", "128 76", "128 - 76", "128-76 mmHg", " 128 / 76 mm Hg"])(
    "is two numbers, the higher one first: %s",
    (text) => {
      expect(parseReading("blood_pressure", text)).toEqual({ kind: "blood_pressure", systolic: 128, diastolic: 76, ...none })
    },
  )

  it("is read as a doctor says it too, and is asked about then", () => {
    expect(parseReading("blood_pressure", "12/8")).toMatchObject({ systolic: 12, diastolic: 8 })
    expect(parseReading("blood_pressure", "12,8/7,6")).toMatchObject({ systolic: 12.8, diastolic: 7.6 })
  })

  it.each(["", "128", "76/128", "128/128", "401/76", "128/0", "128/76/3", "12876", "haute"])(
    "is not made of anything else: %s",
    (text) => {
      expect(parseReading("blood_pressure", text)).toBeNull()
    },
  )

  it("keeps on which arm and how the person was", () => {
    const how = { arm: "left", position: "lying" } as const
    expect(parseReading("blood_pressure", "128/76", "mm[Hg]", how)).toMatchObject(how)
  })
})

describe("A glycaemia", () => {
  it.each([
    ["1,18", "g/L", 118],
    ["118", "mg/dL", 118],
    ["6,55", "mmol/L", 118.005],
    ["6,5 mmol/L", "g/L", 117.104],
    ["118 mg/dl", "g/L", 118],
    ["12,0", "g/L", 1200],
  ])("is kept in one unit, whichever it was written in: %s %s", (text, unit, value) => {
    expect(parseReading("glucose", text, unit, { mealMoment: "fasting" })).toEqual({
      kind: "glucose",
      value,
      mealMoment: "fasting",
    })
  })

  it("has no more digits than its unit is read with", () => {
    expect(parseReading("glucose", "1,185", "g/L")).toBeNull()
    expect(parseReading("glucose", "118,5", "mg/dL")).toBeNull()
  })
})

describe("The other kinds", () => {
  it.each([
    ["sleep", "7 h 30", 7.5],
    ["sleep", "7h30", 7.5],
    ["sleep", "7:05", 7.083],
    ["sleep", "8", 8],
    ["sleep", "7,5 h", 7.5],
    ["steps", "6 240", 6240],
    ["steps", "6240 pas", 6240],
    ["pain", "4/10", 4],
    ["pain", "0", 0],
    ["temperature", "37,2 °C", 37.2],
    ["temperature", "98,6 °F", 37],
    ["oxygen_saturation", "97 %", 97],
    ["heart_rate", "72/min", 72],
    ["hba1c", "7,1", 7.1],
    ["height", "1,70", 1.7],
    ["height", "1,70 m", 170],
    ["height", "1 m 7", 170],
    ["height", "1m68", 168],
    ["height", "170 cm", 170],
  ] as const)("are read as people write them: %s, %s", (kind, text, value) => {
    expect(parseReading(kind, text)).toMatchObject({ kind, value })
  })

  it.each([
    ["sleep", "7 h 75"],
    ["sleep", "25 h"],
    ["pain", "11"],
    ["pain", "4,5"],
    ["steps", "12,5"],
    ["oxygen_saturation", "101"],
    ["heart_rate", "vite"],
  ] as const)("are not made of anything else: %s, %s", (kind, text) => {
    expect(parseReading(kind, text)).toBeNull()
  })
})
