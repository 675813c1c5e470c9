import { describe, expect, it } from "vitest"
import { dayInParis } from "./days"

describe("The day it is in Paris", () => {
  it.each([
    ["2026-11-27T22:59:59Z", "2026-11-27"],
    ["2026-11-27T23:00:00Z", "2026-11-28"],
    ["2026-11-28T22:59:59Z", "2026-11-28"],
    ["2026-07-31T21:59:59Z", "2026-07-31"],
    ["2026-07-31T22:00:00Z", "2026-08-01"],
  ])("at %s is %s", (instant, expected) => {
    expect(dayInParis(new Date(instant))).toBe(expected)
  })
})
