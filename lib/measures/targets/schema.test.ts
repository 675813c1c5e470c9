import { describe, expect, it } from "vitest"
import { setTargetSchema } from "./schema"

const SAID = {
  patientId: "018f4d3a-0000-7000-8000-000000000001",
  kind: "glucose",
  unit: "g/L",
  moment: "fasting",
  least: "0,80",
  most: "1,30",
}
const faults = (over: Record<string, unknown>) =>
  setTargetSchema.safeParse({ ...SAID, ...over }).error?.issues.map(({ path, message }) => [path[0], message]) ?? []

describe("A target that a professional says", () => {
  it("is kept in the one unit of its kind, whichever it was said in", () => {
    expect(setTargetSchema.parse(SAID)).toMatchObject({ least: [80], most: [130], moment: "fasting" })
    expect(setTargetSchema.parse({ ...SAID, unit: "mmol/L", least: "4,5", most: "" })).toMatchObject({
      least: [81.072],
      most: null,
    })
    const hba1c = { ...SAID, kind: "hba1c", unit: "mmol/mol", moment: "", least: "", most: "53" }
    expect(setTargetSchema.parse(hba1c)).toMatchObject({ least: null, most: [7], moment: null })
  })

  it("is two numbers at each end of a blood pressure", () => {
    const pressure = { ...SAID, kind: "blood_pressure", unit: "mm[Hg]", moment: "", least: "", most: "140/90" }
    expect(setTargetSchema.parse(pressure)).toMatchObject({ least: null, most: [140, 90] })
  })

  it.each([
    [{ least: "", most: "" }, [["least", "measures.target_missing"]]],
    [{ least: "bas" }, [["least", "measures.value_wrong"]]],
    [{ most: "haut" }, [["most", "measures.value_wrong"]]],
    [{ unit: "kg" }, [["least", "measures.value_wrong"]]],
    [{ least: "1,40" }, [["most", "measures.target_upside_down"]]],
  ])("is refused by its field: %j", (over, expected) => {
    expect(faults(over)).toEqual(expect.arrayContaining(expected))
  })
})
