import { expect, it } from "vitest"
import { preventionRules } from "@/drizzle/reference/prevention-catalogue"
import type { Coming } from "../year/rules"
import { calendarOfYear } from "./rules"

const rule = preventionRules.rules.find(({ code }) => code === "depistage-sein") as Coming["rule"]
const coming = [{ on: "2028-02-29", rule }]
const write = (showsMore: boolean, language: "fr" | "en" = "fr", patientId = "01") =>
  calendarOfYear(coming, { patientId, showsMore, language })
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
