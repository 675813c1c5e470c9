import { describe, expect, it } from "vitest"
import type { MeasureLine, Reading } from "../rules"
import { writeFile } from "./rules"

const line = (reading: Reading, name = "Jeanne Lefèvre"): MeasureLine => ({
  id: "1",
  reading,
  measuredAt: new Date("2026-11-30T07:12:00Z"),
  author: { kind: "patient", name, relation: null, profession: null, isYou: true },
  state: "confirmed",
  unusualConfirmed: false,
  answeredBy: null,
})
const words = {
  columns: ["Jour", "Heure", "Mesure", "Valeur", "Unité", "Précision", "Par qui", "État", "Code"],
  say: {
    kind: (kind: string) => kind,
    around: (word: string) => word,
    author: ({ author }: MeasureLine) => author.name,
    toConfirm: "À confirmer",
    derived: "Calculé",
  },
}
const lines = [
  line({ kind: "glucose", value: 118, mealMoment: "fasting" }),
  line({ kind: "blood_pressure", systolic: 128, diastolic: 76, arm: "left", position: "sitting" }),
]
const file = (language: "fr" | "en", choices = {}) => writeFile(lines, language, choices, words).split("\r\n")

describe("Measures as a file", () => {
  it("open as a table in French: semicolons, commas, and a mark that says UTF-8", () => {
    expect(file("fr")).toEqual([
      "\uFEFFJour;Heure;Mesure;Valeur;Unité;Précision;Par qui;État;Code",
      "30/11/2026;08:12;glucose;1,18;g/L;fasting;Jeanne Lefèvre;;2345-7",
      "30/11/2026;08:12;blood_pressure;128/76;mmHg;left, sitting;Jeanne Lefèvre;;85354-9",
      "",
    ])
  })

  it("open as a table in English: commas and points, and what holds a comma is quoted", () => {
    expect(file("en")[2]).toBe('30/11/2026,08:12,blood_pressure,128/76,mmHg,"left, sitting",Jeanne Lefèvre,,85354-9')
  })

  it("are in the unit that the reader chose, and in no other", () => {
    const chosen = file("fr", { glucose: "mmol/L" }).join("\n")
    expect(chosen).toContain("6,5;mmol/L")
    expect(chosen).not.toMatch(/g\/L|mg\/dL/)
  })

  it("hold words and no formulas, whatever a name begins with", () => {
    const [, row = ""] = writeFile([line({ kind: "weight", value: 72 }, '=1+1;"x"')], "fr", {}, words).split("\r\n")
    expect(row).toContain(`"'=1+1;""x"""`)
  })
})

describe("The body mass index in a file", () => {
  const height = { ...line({ kind: "height", value: 160 }), measuredAt: new Date("2026-11-01T07:00:00Z") }
  const earlier = { ...line({ kind: "weight", value: 70 }), measuredAt: new Date("2026-10-01T07:00:00Z") }
  const all: MeasureLine[] = [{ ...line({ kind: "weight", value: 72 }), state: "proposed" }, height, earlier]
  const rows = (kind?: "bmi" | "weight", choices = {}) => writeFile(all, "fr", choices, words, kind).split("\r\n").slice(1, -1)

  it("stands after the weight that it follows from, with its LOINC code, said to be worked out and as sure as that weight", () => {
    expect(rows()).toEqual([
      "30/11/2026;08:12;weight;72;kg;;Jeanne Lefèvre;À confirmer;29463-7",
      "30/11/2026;08:12;bmi;28,1;kg/m²;;Calculé;À confirmer;39156-5",
      "01/11/2026;08:00;height;160;cm;;Jeanne Lefèvre;;8302-2",
      "01/10/2026;09:00;weight;70;kg;;Jeanne Lefèvre;;29463-7",
    ])
  })

  it("is alone in the file of its own page, and absent from that of weights", () => {
    expect(rows("bmi")).toEqual(["30/11/2026;08:12;bmi;28,1;kg/m²;;Calculé;À confirmer;39156-5"])
    expect(rows("weight")).toHaveLength(2)
  })

  it("is the same whatever unit the weight is read in", () => {
    expect(rows("bmi", { weight: "[lb_av]" })).toEqual(rows("bmi"))
  })
})
