import { describe, expect, it } from "vitest"
import { isMinor, refuseMinor } from "./majority"

const born = { birthDate: "2008-12-01" }

describe("Majority", () => {
  it.each([
    ["the evening before the eighteenth birthday", "2026-11-30T22:59:59Z", true],
    ["the first minute of it in Paris", "2026-11-30T23:00:00Z", false],
    ["years later", "2044-01-01T12:00:00Z", false],
  ])("at %s", (_, instant, minor) => {
    expect(isMinor(born, new Date(instant))).toBe(minor)
  })

  it("is asked of a citizen; who has no traits is refused elsewhere", () => {
    expect(() => refuseMinor(born, new Date("2026-01-01T12:00:00Z"))).toThrow("space.minor")
    expect(() => refuseMinor(null, new Date())).not.toThrow()
  })
})
