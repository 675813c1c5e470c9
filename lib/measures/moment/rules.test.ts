import { describe, expect, it } from "vitest"
import { parseMoment, writeMoment } from "./rules"

describe("A day and an hour in Paris", () => {
  it.each([
    ["04/01/2026 08:12", "2026-01-04T07:12:00.000Z"],
    ["4/1/2026 8:12", "2026-01-04T07:12:00.000Z"],
    ["04/07/2026 08h12", "2026-07-04T06:12:00.000Z"],
    [" 04.07.2026 à 8 h 12 ", "2026-07-04T06:12:00.000Z"],
    ["29/02/2028 00:00", "2028-02-28T23:00:00.000Z"],
    // Twice that night: the second.
    ["25/10/2026 02:30", "2026-10-25T01:30:00.000Z"],
  ])("is read as typed or pasted: %s", (text, instant) => {
    expect(parseMoment(text)?.toISOString()).toBe(instant)
  })

  // The last one is the hour that summer time leaves out.
  it.each(["", "hier", "31/04/2026 08:12", "29/02/2026 08:12", "04/01/2026", "08:12", "04/01/2026 24:00", "29/03/2026 02:30"])(
    "is not made of anything else: %s",
    (text) => {
      expect(parseMoment(text)).toBeNull()
    },
  )

  it("is read as it was written", () => {
    for (let hours = 0; hours < 24 * 400; hours += 7) {
      const instant = new Date(Date.UTC(2026, 0, 1, hours, 34))
      const read = parseMoment(writeMoment(instant))
      expect(read && writeMoment(read)).toBe(writeMoment(instant))
    }
  })
})
