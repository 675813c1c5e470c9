import { describe, expect, it } from "vitest"
import { type PreventionRule, preventionRules } from "@/drizzle/reference/prevention-catalogue"
import { isPreventionPastReview, rulesInForce } from "./rules"

const { rules } = preventionRules

describe("A rule that is published", () => {
  const [first] = rules as [PreventionRule]
  it("holds from its day on, and gives way to its next version from that one's", () => {
    const next: PreventionRule = { ...first, version: 2, inForceFrom: "2027-06-01" }
    const versions = (day: string) => rulesInForce([next, first], day).map(({ version }) => version)
    expect(["2026-10-31", "2026-11-01", "2027-05-31", "2027-06-01"].map(versions)).toEqual([[], [1], [1], [2]])
  })

  it("reaches nobody while it is to be confirmed, nor once it is turned off", () => {
    const versions = (status: PreventionRule["status"]) => rulesInForce([first, { ...first, version: 2, status }], "2026-12-01")
    expect([versions("to_confirm"), versions("off")]).toEqual([[], []])
  })

  it("shows its age from its day of review on", () => {
    expect(["2027-10-31", "2027-11-01"].map((day) => isPreventionPastReview(first, day))).toEqual([false, true])
  })
})
