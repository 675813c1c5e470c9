import { describe, expect, it } from "vitest"
import { announcementFault, isDue, lastAnnouncementDay } from "./rules"

// Half past midnight in Paris: the day before by universal time.
const NOW = new Date("2026-11-24T23:30:00Z")

describe("The day of an announcement", () => {
  it.each([
    ["2026-11-24", "documents.announcement_day_past"],
    ["2026-11-25", "documents.announcement_day_past"],
    ["2026-11-26", null],
    ["2027-02-23", null],
    ["2027-02-24", "documents.announcement_day_far"],
  ])("%s: %s", (day, fault) => {
    expect(announcementFault(day, NOW)).toBe(fault)
  })

  it("is at most ninety days away, and due from its first minute in Paris", () => {
    expect(lastAnnouncementDay(NOW)).toBe("2027-02-23")
    expect([isDue("2026-11-24", NOW), isDue("2026-11-25", NOW), isDue("2026-11-26", NOW)]).toEqual([true, true, false])
  })
})
