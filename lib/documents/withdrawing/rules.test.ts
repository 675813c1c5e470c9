import { describe, expect, it } from "vitest"
import { withdrawalOf } from "./rules"

const depositedAt = new Date("2026-11-28T10:00:00Z")
const until = new Date("2026-11-28T11:00:00Z")

describe("Taking back a deposit", () => {
  it.each([
    ["right after it", "2026-11-28T10:00:00Z", true],
    ["a moment before the hour", "2026-11-28T10:59:59.999Z", true],
    ["at the hour", "2026-11-28T11:00:00Z", false],
    ["a day later", "2026-11-29T10:00:00Z", false],
  ])("is the depositor's for an hour: %s", (_, now, isOpen) => {
    expect(withdrawalOf({ authorAccountId: "claire", depositedAt }, "claire", new Date(now))).toEqual({ until, isOpen })
  })

  it("is nobody else's, even of a document that names no account", () => {
    expect(withdrawalOf({ authorAccountId: "claire", depositedAt }, "jeanne", depositedAt)).toBeNull()
    expect(withdrawalOf({ authorAccountId: null, depositedAt }, "jeanne", depositedAt)).toBeNull()
  })
})
