import { expect, it } from "vitest"
import { wordsIn } from "@/lib/words/translator"
import type { MeasureLine } from "../../rules"
import type { GrowthChart } from "../chart/rules"
import { type Child, growthPoints } from "../rules"
import { writeGrowth } from "./rules"

const child: Child = { birthDate: "2022-04-03", sex: "male", today: "2026-11-30" }
const author = { kind: "caregiver", name: "Amina Diallo", relation: "mother", profession: null, isYou: false } as const
const line: MeasureLine = {
  ...{ id: "1", state: "confirmed", unusualConfirmed: false, answeredBy: null, author },
  reading: { kind: "height", value: 86.5, position: "lying" },
  measuredAt: new Date("2024-03-18T10:00:00Z"),
}
const chart = (over: Partial<GrowthChart> = {}): GrowthChart => ({
  ...{ kind: "height", unit: "cm", child, chosen: { reference: "x", name: "OMS", edition: "2006" }, lines: [] },
  points: growthPoints("height", [line], over.child ?? child),
  ...over,
})
const rowOf = (over: Partial<GrowthChart> = {}) =>
  writeGrowth([chart(over)], "fr", {
    t: wordsIn("fr", "growth"),
    m: wordsIn("fr", "measures"),
    author: ({ author: { name } }) => name,
  }).split("\r\n")[1]

it("A growth in a table has the age, the unit, and the reference with its edition beside each point", () => {
  expect(rowOf()).toBe("18/03/2024;23,48;Taille;86,5;cm;position allongée;Amina Diallo;OMS;2006;8302-2")
})

it("A body mass index says that it was worked out, and has a code of its own", () => {
  const points = [{ ...growthPoints("height", [line], child)[0], value: 16.24 }] as GrowthChart["points"]
  expect(rowOf({ kind: "bmi", unit: "kg/m2", points })).toMatch(
    /;Indice de masse corporelle;16,2;kg\/m²;.*;Calculé avec le poids et la taille;OMS;2006;39156-5$/,
  )
})

it("A point without a reference is there all the same, and so is one without an age", () => {
  expect(rowOf({ chosen: null })).toMatch(/;Amina Diallo;;;8302-2$/)
  expect(rowOf({ child: { ...child, birthDate: "2022" } })).toMatch(/^18\/03\/2024;;Taille;86,5;/)
})
