import { describe, expect, test } from "vitest"
import { onTheWall, parseHour } from "./rules"

describe("The hour of an appointment", () => {
  test.each([
    ["9 h", "09:00"],
    ["9h30", "09:30"],
    ["14 h 05", "14:05"],
    ["14\u00A0h\u00A005", "14:05"],
    ["9:30", "09:30"],
    [" 09.30 ", "09:30"],
    ["0 h", "00:00"],
    ["23:59", "23:59"],
  ])("is read as people write it: %s", (typed, hour) => expect(parseHour(typed)).toBe(hour))

  test.each(["", "24 h", "9 h 60", "neuf heures", "9", "9:3", "12:30:00", "h 30"])("is none: %s", (typed) =>
    expect(parseHour(typed)).toBeNull(),
  )

  test("is what the clock on the wall says, wherever the one who reads is", () => {
    expect(onTheWall("2027-03-28", "02:30").toISOString()).toBe("2027-03-28T02:30:00.000Z")
  })
})
