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
  columns: ["Jour", "Heure", "Mesure", "Valeur", "Unité", "Précision", "Par qui", "État"],
  say: {
    kind: (kind: string) => kind,
    around: (word: string) => word,
    author: ({ author }: MeasureLine) => author.name,
    toConfirm: "À confirmer",
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
      "\uFEFFJour;Heure;Mesure;Valeur;Unité;Précision;Par qui;État",
      "30/11/2026;08:12;glucose;1,18;g/L;fasting;Jeanne Lefèvre;",
      "30/11/2026;08:12;blood_pressure;128/76;mmHg;left, sitting;Jeanne Lefèvre;",
      "",
    ])
  })

  it("open as a table in English: commas and points, and what holds a comma is quoted", () => {
    expect(file("en")[2]).toBe('30/11/2026,08:12,blood_pressure,128/76,mmHg,"left, sitting",Jeanne Lefèvre,')
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
