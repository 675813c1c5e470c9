import { describe, expect, it } from "vitest"
import { addSpan, dayBefore, earliestDay, latestDay, parsePartialDay } from "./rules"

describe("A day as far as somebody knows it", () => {
  it.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-11-", "2026-11"],
    ["2026--", "2026"],
    ["2024-02-29", "2024-02-29"],
    ["2023-02-29", null],
    ["2023-13-", null],
    ["2026--12", null],
    ["1899--", null],
    ["26-11-30", null],
    ["", null],
    ["hier", null],
  ])("is read from what was typed: %j", (typed, expected) => {
    expect(parsePartialDay(typed)).toBe(expected)
  })

  it.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-02", "2023-02-01", "2023-02-28"],
    ["2026-11-30", "2026-11-30", "2026-11-30"],
  ])("lies between two days: %s", (day, first, last) => {
    expect([earliestDay(day), latestDay(day)]).toEqual([first, last])
  })
})

describe("An age", () => {
  it.each([
    ["2024-02-29", "P1Y", "2025-03-01"],
    ["2024-02-29", "P4Y", "2028-02-29"],
    ["2024-02-29", "P12M", "2025-03-01"],
    ["2025-12-31", "P2M", "2026-03-01"],
    ["2026-01-30", "P1M", "2026-03-01"],
    ["2026-08-31", "P1M", "2026-10-01"],
    ["2026-11-15", "P2M", "2027-01-15"],
    ["2026-12-15", "P12M", "2027-12-15"],
  ] as const)("of somebody born on %s, %s, is reached on %s", (day, span, expected) => {
    expect(addSpan(day, span)).toBe(expected)
  })

  it("ends the day before", () => {
    expect([dayBefore("2026-03-01"), dayBefore("2024-03-01"), dayBefore("2026-01-01")]).toEqual([
      "2026-02-28",
      "2024-02-29",
      "2025-12-31",
    ])
  })
})
