import { createHash } from "node:crypto"
import { expect, it } from "vitest"
import { preventionRules } from "@/drizzle/reference/prevention-catalogue"
import { forecastPrevention } from "../rules"
import { type Coming, yearAhead } from "../year/rules"
import { calendarOfYear } from "./rules"

const rule = preventionRules.rules.find(({ code }) => code === "depistage-sein") as Coming["rule"]
const coming = [{ on: "2028-02-29", rule }]
const write = (showsMore: boolean, language: "fr" | "en" = "fr", patientId = "01", secret = "a secret") =>
  calendarOfYear(coming, { secret, patientId, showsMore, language })
const line = (name: string, text: string) => new RegExp(`^${name}[^\\r\\n]*`, "m").exec(text)?.[0]

it("A calendar of the year says a whole day, and prevention and no more unless the names were asked for", () => {
  expect(line("DTSTART", write(false))).toBe("DTSTART;VALUE=DATE:20280229")
  expect(line("SUMMARY", write(false))).toBe("SUMMARY:Prévention")
  expect(write(false)).not.toMatch(/sein|breast|dépistage/i)
  expect(line("SUMMARY", write(true))).toBe("SUMMARY:Dépistage du cancer du sein")
  expect(line("SUMMARY", write(true, "en"))).toBe("SUMMARY:Breast cancer screening")
})

it("The same day is one event however often it is taken, and another person's is another", () => {
  expect(line("UID", write(true))).toBe(line("UID", write(false)))
  expect(line("UID", write(false, "fr", "02"))).not.toBe(line("UID", write(false)))
})

it("The name of an event follows from the secret, so that nobody tells by trying what it is", () => {
  expect(line("UID", write(true, "fr", "01", "another secret"))).not.toBe(line("UID", write(true)))
  const tried = ["sha256", "sha512"].map((kind) => createHash(kind).update("01 breast 2028-02-29").digest("hex").slice(0, 32))
  for (const one of tried) expect(write(true)).not.toContain(one)
})

it.each(["2026", "2026-12", "2026-12-05"])("What was done in %s gives the same events on whichever day they are taken", (day) => {
  const said = [{ subject: "abilities", kind: "done", day, test: null, until: null }] as const
  const takenOn = (today: string) => {
    const ahead = yearAhead(
      forecastPrevention({ birthDate: "1940-01-01", sex: "male", said }, preventionRules.rules, today),
      today,
    )
    return calendarOfYear(ahead, { secret: "a secret", patientId: "01", showsMore: true, language: "fr" }).match(
      /^(UID|DTSTART)[^\r\n]*/gm,
    )
  }
  expect(takenOn("2026-12-10")).toHaveLength(2)
  for (const later of ["2026-12-11", "2026-12-31", "2027-01-01"]) expect(takenOn(later)).toEqual(takenOn("2026-12-10"))
})
