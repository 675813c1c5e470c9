import { expect, it } from "vitest"
import { preventionRules } from "@/drizzle/reference/prevention-catalogue"
import { forecastPrevention, type PreventionFacts } from "../rules"
import { yearAhead } from "./rules"

const { rules } = preventionRules
const done = (day: string) => ({ subject: "abilities", kind: "done", day, test: null, until: null }) as const
const ahead = (facts: PreventionFacts, today = "2026-12-16") =>
  yearAhead(forecastPrevention(facts, rules, today), today).map(({ on, rule }) => `${on} ${rule.code}`)

it("The year ahead says from when each thing is recommended, the nearest first, and nothing that is due already", () => {
  expect(ahead({ birthDate: "1967-03-01", sex: "male", said: [] })).toEqual(["2027-03-01 bilan-prevention", "2027-03-01 icope-1"])
  expect(ahead({ birthDate: "1940-01-01", sex: "male", said: [done("2026-10-01")] })).toEqual(["2027-04-01 icope-1"])
  expect(ahead({ birthDate: "1940-01-01", sex: "male", said: [done("2026-05-01")] })).toEqual([])
})

it("The year ahead ends a year from today, that day in it", () => {
  const born = (birthDate: string) => ahead({ birthDate, sex: "male", said: [] })
  expect([born("1977-12-15"), born("1977-12-16"), born("1977-12-17")]).toEqual([
    ["2027-12-15 depistage-colorectal"],
    ["2027-12-16 depistage-colorectal"],
    [],
  ])
})
