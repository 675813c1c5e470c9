import { describe, expect, it } from "vitest"
import { formatAmount, formatReading, kindOfCode } from "./rules"

describe("A measure", () => {
  it.each([
    [{ kind: "weight", value: 72.4 }, "72,4\u00A0kg", "72.4\u00A0kg"],
    [{ kind: "weight", value: 72 }, "72\u00A0kg", "72\u00A0kg"],
    [{ kind: "blood_pressure", systolic: 128, diastolic: 76 }, "128/76\u00A0mmHg", "128/76\u00A0mmHg"],
    [{ kind: "glucose", value: 118 }, "1,18\u00A0g/L", "1.18\u00A0g/L"],
    [{ kind: "hba1c", value: 7.1 }, "7,1\u00A0%", "7.1\u00A0%"],
    [{ kind: "temperature", value: 37 }, "37,0\u00A0°C", "37.0\u00A0°C"],
    [{ kind: "heart_rate", value: 72 }, "72/min", "72/min"],
    [{ kind: "pain", value: 4 }, "4/10", "4/10"],
    [{ kind: "sleep", value: 7.5 }, "7\u00A0h\u00A030", "7\u00A0h\u00A030\u00A0min"],
    [{ kind: "sleep", value: 8 }, "8\u00A0h", "8\u00A0h"],
    [{ kind: "steps", value: 6240 }, "6\u202F240", "6,240"],
  ] as const)("is said with a comma in French and a point in English: %j", (reading, french, english) => {
    expect(formatReading(reading, "fr")).toBe(french)
    expect(formatReading(reading, "en")).toBe(english)
  })

  it("is said in the unit that the reader chose, whatever it is kept in", () => {
    expect(formatReading({ kind: "glucose", value: 118 }, "fr", { glucose: "mmol/L" })).toBe("6,5\u00A0mmol/L")
    expect(formatReading({ kind: "glucose", value: 118 }, "fr", { glucose: "mg/dL" })).toBe("118\u00A0mg/dL")
    expect(formatReading({ kind: "hba1c", value: 7 }, "fr", { hba1c: "mmol/mol" })).toBe("53\u00A0mmol/mol")
    expect(formatAmount("bmi", [24.86], "fr", "kg/m2")).toBe("24,9\u00A0kg/m²")
  })

  it("is found by its code, and no other code is one", () => {
    expect(kindOfCode("85354-9")).toBe("blood_pressure")
    expect(() => kindOfCode("00000-0")).toThrow("00000-0")
  })
})
