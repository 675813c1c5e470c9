import { describe, expect, it } from "vitest"
import { ageInMonths } from "./rules"

describe("A child's age in months", () => {
  it.each([
    ["2022-04-03", "2022-04-03", 0],
    ["2022-04-03", "2022-05-02", 29 / 30],
    ["2022-04-03", "2022-05-03", 1],
    ["2022-04-03", "2024-04-02", 23 + 30 / 31],
    ["2022-04-03", "2024-04-03", 24],
    ["2022-04-03", "2024-04-04", 24 + 1 / 30],
    // Neither a year with a day more nor one with a day less moves the birthday.
    ["2023-04-03", "2025-04-03", 24],
    ["2023-12-31", "2024-01-31", 1],
    ["2023-12-31", "2024-02-29", 1 + 29 / 30],
    ["2023-12-31", "2024-03-01", 2],
    ["2024-02-29", "2026-02-28", 23 + 30 / 31],
    ["2024-02-29", "2026-03-01", 24],
    ["2022-04-03", "2022-04-02", -1 / 31],
  ])("born on %s, on %s: %d", (birthDate, day, months) => {
    expect(ageInMonths(birthDate, day)).toBeCloseTo(months, 9)
  })

  it.each(["2022", "2022-04"])("is not known of a child born in %s", (birthDate) => {
    expect(ageInMonths(birthDate, "2024-04-03")).toBeNull()
  })
})
