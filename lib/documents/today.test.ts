import { describe, expect, it } from "vitest"
import { isToday } from "./rules"

describe("A document of today", () => {
  it.each([
    ["2026-11-28", "2026-11-27T23:00:00Z", true],
    ["2026-11-28", "2026-11-28T22:59:59Z", true],
    ["2026-11-28", "2026-11-27T22:59:59Z", false],
    ["2026-11-28", "2026-11-28T23:00:00Z", false],
  ])("is of %s at %s in Paris: %s", (day, now, expected) => {
    expect(isToday(day, new Date(now))).toBe(expected)
  })
})
